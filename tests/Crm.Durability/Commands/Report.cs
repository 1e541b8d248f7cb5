using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Crm.Durability.Checks;

namespace Crm.Durability.Commands;

/// <summary>What a run came to.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Write(TextWriter output, IReadOnlyList<CheckResult> results, int seed, TimeSpan elapsed, bool asJson)
    {
        if (asJson)
        {
            output.WriteLine(JsonSerializer.Serialize(new { seed, seconds = Math.Round(elapsed.TotalSeconds, 1), machine = Machine, results }, Json));
            return;
        }

        output.WriteLine();
        output.WriteLine("| check | store | rounds | saves | s | violations | |");
        output.WriteLine("|---|---|--:|--:|--:|--:|---|");
        foreach (var r in results)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {r.Name} | {r.Store} | {r.Rounds:N0} | {r.Saves:N0} | {r.Seconds:0.0} | {r.Violations.Count} | {r.Note} |"));
        }

        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {seed}, {elapsed.TotalSeconds:0} s, {Machine}."));
    }

    private static string Machine => $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";
}
