using Crm.Matching.Blocking;
using Crm.Matching.Fields;
using Crm.Matching.Records;

namespace Crm.Matching.Indexing;

/// <summary>Compares one record with a few that are indexed, by the comparisons that all records are compared by, over columns of their values alone: whether a value was met before makes no difference.</summary>
internal static class ProbeComparer
{
    private static readonly ParallelOptions AtOnce = Work.Options(1, CancellationToken.None);

    /// <summary>Record 0 is the new one; the others follow it.</summary>
    public static PairComparer Of(RecordStore records, string?[] probe, ReadOnlySpan<int> places)
    {
        var fields = new FieldComparison[probe.Length];
        for (var f = 0; f < fields.Length; f++)
        {
            fields[f] = Comparisons.Of(Column(records, f, probe[f], places), records.Words[f]);
        }

        return new(fields, Comparisons.Swap(fields), AtOnce);
    }

    private static CodedColumn Column(RecordStore records, int field, string? probe, ReadOnlySpan<int> places)
    {
        var codes = new int[places.Length + 1];
        var values = new List<string>(codes.Length);
        var local = new Dictionary<int, int>(places.Length);
        codes[0] = -1;
        if (probe is not null)
        {
            codes[0] = 0;
            values.Add(probe);
        }

        for (var i = 0; i < places.Length; i++)
        {
            var code = records[places[i]][field];
            if (code < 0)
            {
                codes[i + 1] = -1;
                continue;
            }

            if (!local.TryGetValue(code, out codes[i + 1]))
            {
                var value = records.Value(field, code);
                codes[i + 1] = value == probe ? 0 : values.Count;
                local.Add(code, codes[i + 1]);
                if (codes[i + 1] == values.Count)
                {
                    values.Add(value);
                }
            }
        }

        return new(records.Names[field], records.Roles[field], codes, [.. values], []);
    }
}
