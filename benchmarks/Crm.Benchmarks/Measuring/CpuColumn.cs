using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Crm.Benchmarks.Measuring;

/// <summary>CPU time in microseconds, or in parts of the baseline's.</summary>
internal sealed class CpuColumn(CpuDiagnoser cpu, bool isRatio) : IColumn
{
    public string Id => ColumnName;

    public string ColumnName => isRatio ? "CPU ratio" : "CPU [us]";

    public bool AlwaysShow => true;

    public ColumnCategory Category => isRatio ? ColumnCategory.Baseline : ColumnCategory.Statistics;

    public int PriorityInCategory => 100;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => isRatio ? "CPU time of the process, divided by the baseline's" : "CPU time of the process for one operation";

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        if (cpu.PerOperation(summary, benchmarkCase) is not { } own)
        {
            return "-";
        }

        if (!isRatio)
        {
            return (own / 1_000).ToString("0.000", CultureInfo.InvariantCulture);
        }

        var group = summary.GetLogicalGroupKey(benchmarkCase);
        var baseline = summary.BenchmarksCases.FirstOrDefault(c => summary.IsBaseline(c) && summary.GetLogicalGroupKey(c) == group);
        return baseline is not null && cpu.PerOperation(summary, baseline) is { } other and > 0 ? (own / other).ToString("0.00", CultureInfo.InvariantCulture) : "-";
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);
}
