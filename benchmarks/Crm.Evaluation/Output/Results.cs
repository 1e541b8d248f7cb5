using System.Text.Encodings.Web;
using System.Text.Json;

namespace Crm.Evaluation.Output;

/// <summary>Prints what was found: as a table, or as exactly one JSON object on standard output.</summary>
internal static class Results
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="find">Finds it, and tells how far it is.</param>
    /// <param name="asJson">Whether to print JSON.</param>
    /// <param name="write">Writes the table.</param>
    public static void Print<T>(Func<ProgressLine, T> find, bool asJson, Action<T> write)
    {
        using var progress = new ProgressLine();
        var result = find(progress);
        progress.Clear();
        if (asJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(result, Options));
        }
        else
        {
            write(result);
        }
    }
}
