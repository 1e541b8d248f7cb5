using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Order;

namespace Crm.Benchmarks.Measuring;

/// <summary>Wall time, CPU time of the process, allocations, and the ratios of all to the baseline of the same category.</summary>
internal sealed class BenchmarkConfig : ManualConfig
{
    public BenchmarkConfig()
    {
        AddLogger(ConsoleLogger.Default);
        AddExporter(MarkdownExporter.GitHub);
        var cpu = new CpuDiagnoser();
        AddDiagnoser(MemoryDiagnoser.Default, cpu);
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddColumn(CategoriesColumn.Default, new CpuColumn(cpu, isRatio: false), new CpuColumn(cpu, isRatio: true));
        AddLogicalGroupRules(BenchmarkLogicalGroupRule.ByCategory);
        WithOrderer(new StoreOrderer());
        WithOption(ConfigOptions.JoinSummary, true);
    }
}
