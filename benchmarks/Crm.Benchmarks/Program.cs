using BenchmarkDotNet.Running;
using Crm.Benchmarks.Forecasting;
using Crm.Benchmarks.Importing;
using Crm.Benchmarks.Matching;
using Crm.Benchmarks.Measuring;
using Crm.Benchmarks.Scoring;
using Crm.Benchmarks.Worlds;

// Benchmarks run in this process, so that they share the databases with a million rows; BenchmarkDotNet's own options all work.
// "--interleaved [part of a name] [rounds]" alternates each benchmark with its baseline instead: what else the machine does then meets both.
// "--scoring [rounds]" says in one line a model what benchmarks/compare-scoring.sh says of other packages.
// "--index [records]" says how long one record against 1,000,000 indexed ones takes, with percentiles.
// "--forecast" forecasts the published sales data inside the CRM, beside what came, and says how long each way to ask takes, and to train a score.
// "--export [rows]" says how much memory an export of 200,000 contacts holds, beside one of a tenth.
// "--loop type method seconds" runs one benchmark again and again, for a profiler.
try
{
    if (args is ["--interleaved", .. var rest])
    {
        await InterleavedRun.RunAsync(rest.ElementAtOrDefault(0) ?? "", rest.Length > 1 ? int.Parse(rest[1], System.Globalization.CultureInfo.InvariantCulture) : 15);
    }
    else if (args is ["--scoring", .. var times])
    {
        ModelComparison.Run(times.Length > 0 ? int.Parse(times[0], System.Globalization.CultureInfo.InvariantCulture) : 7);
    }
    else if (args is ["--index", .. var size])
    {
        IndexLatency.Run(size.Length > 0 ? int.Parse(size[0], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000);
    }
    else if (args is ["--forecast"])
    {
        await CrmForecast.RunAsync();
    }
    else if (args is ["--export", .. var contacts])
    {
        await ExportMemory.RunAsync(contacts.Length > 0 ? int.Parse(contacts[0], System.Globalization.CultureInfo.InvariantCulture) : 200_000);
    }
    else if (args is ["--loop", var type, var method, var seconds])
    {
        await InterleavedRun.LoopAsync(type, method, TimeSpan.FromSeconds(int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture)));
    }
    else
    {
        BenchmarkSwitcher.FromAssembly(typeof(BenchmarkConfig).Assembly).Run([.. args, "--inProcess"], new BenchmarkConfig());
    }
}
finally
{
    await World.DisposeAllAsync();
}
