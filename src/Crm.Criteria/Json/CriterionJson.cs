using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Crm.Criteria.Json;

namespace Crm.Criteria;

/// <summary>
/// Reads conditions from JSON and writes them as JSON: <c>{"and":[{"field":"amount","op":"&gt;","value":10000},{"any":"deals","where":{"field":"isHot"}}]}</c>. Thread-safe.
/// </summary>
public static class CriterionJson
{
    private const int BytesPerCharacter = 8;
    private const int LevelsPerNode = 3;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = int.MaxValue };

    /// <summary>Reads a condition from UTF-8.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="limits">The limits on nodes, depth and list items; a text may have 8 bytes for each character of their length. Null: the defaults.</param>
    /// <exception cref="CriteriaException">It is no JSON or no condition (<c>criteria.json</c>), or past a limit (<c>criteria.limit</c>); its path says where.</exception>
    public static Criterion Read(ReadOnlySpan<byte> utf8, CriteriaLimits? limits = null)
    {
        limits ??= CriteriaLimits.Default;
        if (utf8.Length > (long)limits.Length * BytesPerCharacter)
        {
            throw new CriteriaException("criteria.limit", $"The JSON has more than {(long)limits.Length * BytesPerCharacter} bytes.", path: "$");
        }

        JsonDocument document;
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Depth(limits) });
            document = JsonDocument.ParseValue(ref reader);
            if (reader.Read())
            {
                throw new CriteriaException("criteria.json", "There is more after the condition.", path: "$");
            }
        }
        catch (JsonException e)
        {
            throw new CriteriaException("criteria.json", $"This is not JSON, or is nested deeper than {Depth(limits)} levels: {e.Message}", path: e.Path ?? "$", inner: e);
        }

        using (document)
        {
            return Read(document.RootElement, limits);
        }
    }

    /// <summary>Reads a condition from text.</summary>
    /// <exception cref="CriteriaException">As from UTF-8.</exception>
    public static Criterion Read(string json, CriteriaLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        WellFormed.Require(json);
        return Read(Encoding.UTF8.GetBytes(json), limits);
    }

    /// <summary>Reads a condition from an element.</summary>
    /// <exception cref="CriteriaException">As from UTF-8.</exception>
    public static Criterion Read(JsonElement element, CriteriaLimits? limits = null)
    {
        var reader = new CriterionReader(limits ?? CriteriaLimits.Default);
        try
        {
            return reader.Criterion(element);
        }
        catch (InvalidOperationException e)
        {
            throw reader.Error("A text is not well-formed Unicode.", e);
        }
    }

    /// <summary>Writes a condition as compact JSON. Reading it gives an equal tree.</summary>
    /// <exception cref="CriteriaException">The tree holds what cannot be written, as <see cref="CriterionText.Write"/>.</exception>
    public static string Write(Criterion criterion)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            Write(writer, criterion);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes a condition.</summary>
    /// <exception cref="CriteriaException">As <see cref="Write(Criterion)"/>.</exception>
    public static void Write(Utf8JsonWriter writer, Criterion criterion)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(criterion);
        new CriterionJsonWriter(writer).Write(criterion);
    }

    private static int Depth(CriteriaLimits limits) => (int)Math.Min(1_000, ((long)limits.Depth * LevelsPerNode) + LevelsPerNode);
}
