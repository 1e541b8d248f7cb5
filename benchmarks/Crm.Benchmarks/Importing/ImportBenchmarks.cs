using BenchmarkDotNet.Attributes;
using Crm.Samples.QuickStart.Commands;
using Crm.Tests.Shared;
using NodaTime;

namespace Crm.Benchmarks.Importing;

/// <summary>
/// QuickStart with the published data set beside the repository (../shared/data/pipeline): 8,800 deals with their past, 85 accounts and 7 products into a new SQLite file, and the report on them.
/// </summary>
public class ImportBenchmarks
{
    private string folder = "";

    [IterationSetup]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("crm-benchmarks-import-").FullName;

    [IterationCleanup]
    public void RemoveFolder()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark]
    [BenchmarkCategory("import of the 8,800 deals")]
    public async Task ImportDeals()
    {
        using var output = new StringWriter();
        string[] arguments = ["--data", RepositoryRoot.Combine("..", "shared", "data", "pipeline", "crm_sales_opportunities"), "--store", $"sqlite:{Path.Combine(folder, "crm.db")}", "--json"];
#pragma warning disable RS0030 // The root of a composition.
        var code = await QuickStartCommand.RunAsync(arguments, SystemClock.Instance, output, output);
#pragma warning restore RS0030
        if (code != 0)
        {
            throw new InvalidOperationException(output.ToString());
        }
    }
}
