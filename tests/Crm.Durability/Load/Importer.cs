using System.Globalization;
using System.Text;
using Crm.Data;
using Crm.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Durability.Load;

/// <summary>Imports a file of contacts that follows from a seed. Some rows change what an earlier one added, some are refused.</summary>
internal sealed class Importer(IServiceProvider services, int seed)
{
    /// <summary>How many rows a file has.</summary>
    public const int Rows = 1_200;

    private const int Batch = 60;

    /// <summary>How far back the row is that another one changes: never in one batch with it, however batches are cut.</summary>
    private const int Back = 4 * Batch;

    /// <param name="saved">Told the rows done, after each batch.</param>
    /// <returns>The rows read, and what became of them.</returns>
    public Task<string> RunAsync(Action<long> saved) => services.InScopeAsync(async p =>
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(File()));
        var report = await p.GetRequiredService<CrmSession>().Imports.RunAsync(file, new() { BatchSize = Batch, Missing = MissingReference.Make, Progress = new Telling(saved) });
        return string.Create(CultureInfo.InvariantCulture, $"{report.Read} read, {report.Added} added, {report.Changed} changed, {report.Unchanged} unchanged, {report.Refused} refused");
    });

    private string File()
    {
        var random = new Random(seed);
        var text = new StringBuilder("external id,first name,last name,email,job title,company\n");
        for (var i = 0; i < Rows; i++)
        {
            var of = i > Back && random.Next(10) == 0 ? i - Back : i;
            var email = random.Next(40) == 0 ? "no address" : Invariant($"p{of}@f{(uint)seed}.example");
            text.Append(Invariant($"f{(uint)seed}-{of},Ada,Person {of},{email},Title {random.Next(50)},Company {random.Next(30)}{(random.Next(60) == 0 ? ",one too many" : "")}\n"));
        }

        return text.ToString();
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private sealed class Telling(Action<long> saved) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => saved(value.Done);
    }
}
