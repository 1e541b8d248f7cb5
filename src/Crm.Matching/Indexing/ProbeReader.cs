using Crm.Matching.Fields;
using Crm.Matching.Records;

namespace Crm.Matching.Indexing;

/// <summary>Reads one record as those that are indexed were read. Thread-safe.</summary>
internal sealed class ProbeReader(IReadOnlyList<FieldReading> readings)
{
    private readonly Func<string, string>[] normalizers = [.. readings.Select(reading => reading.Normalizer())];

    /// <summary>A record's texts, by field; null: missing.</summary>
    public string?[] Texts(Func<string, string?> valueOf)
    {
        var texts = new string?[readings.Count];
        for (var f = 0; f < texts.Length; f++)
        {
            // Several fields may be parts of one column.
            texts[f] = f > 0 && readings[f].Column == readings[f - 1].Column ? texts[f - 1] : valueOf(readings[f].Column);
        }

        return texts;
    }

    /// <summary>Normalized texts; null: missing.</summary>
    public string?[] Values(string?[] texts)
    {
        var values = new string?[texts.Length];
        for (var f = 0; f < values.Length; f++)
        {
            values[f] = ValueEncoder.Normalized(texts[f], normalizers[f]);
        }

        return values;
    }

    public string?[] Values(Func<string, string?> valueOf) => Values(Texts(valueOf));
}
