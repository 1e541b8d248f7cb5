using System.Text.Encodings.Web;
using System.Text.Json;

namespace Crm.Evaluation.Output;

/// <summary>Prints exactly one JSON object on standard output.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write<T>(T result) => Console.Out.WriteLine(JsonSerializer.Serialize(result, Options));
}
