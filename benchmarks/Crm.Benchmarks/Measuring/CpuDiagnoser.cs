using System.Diagnostics;
using BenchmarkDotNet.Analysers;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Validators;

namespace Crm.Benchmarks.Measuring;

/// <summary>The CPU time of this process: user and kernel, all threads, so that the collector counts too. A database server's is outside of it.</summary>
internal sealed class CpuDiagnoser : IDiagnoser
{
    private readonly Dictionary<BenchmarkCase, TimeSpan> spent = [];
    private TimeSpan began;

    public IEnumerable<string> Ids => [nameof(CpuDiagnoser)];

    public IEnumerable<IExporter> Exporters => [];

    public IEnumerable<IAnalyser> Analysers => [];

    public RunMode GetRunMode(BenchmarkCase benchmarkCase) => RunMode.NoOverhead;

    public void Handle(HostSignal signal, DiagnoserActionParameters parameters)
    {
        if (signal == HostSignal.BeforeActualRun)
        {
            began = ProcessCpu();
        }
        else if (signal == HostSignal.AfterActualRun)
        {
            spent[parameters.BenchmarkCase] = ProcessCpu() - began;
        }
    }

    /// <summary>Nanoseconds of one operation; null where the benchmark did not run.</summary>
    public double? PerOperation(Summary summary, BenchmarkCase benchmarkCase)
    {
        var operations = summary[benchmarkCase]?.AllMeasurements.Where(m => m.IterationMode == IterationMode.Workload && m.IterationStage == IterationStage.Actual).Sum(m => m.Operations);
        return operations > 0 && spent.TryGetValue(benchmarkCase, out var cpu) ? cpu.TotalNanoseconds / operations : null;
    }

    public IEnumerable<Metric> ProcessResults(DiagnoserResults results) => [];

    public void DisplayResults(ILogger logger)
    {
    }

    public IEnumerable<ValidationError> Validate(ValidationParameters validationParameters) => [];

    public static TimeSpan ProcessCpu()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
