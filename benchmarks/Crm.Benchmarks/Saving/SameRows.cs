using System.Data.Common;
using System.Globalization;

namespace Crm.Benchmarks.Saving;

/// <summary>Holds a benchmark and its baseline to writing the same.</summary>
internal static class SameRows
{
    public static async Task<long[]> CountAsync(DbConnection connection, IReadOnlyList<string> tables)
    {
        var counts = new long[tables.Count];
        for (var i = 0; i < counts.Length; i++)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is one of this program's own.
            command.CommandText = $"SELECT count(*) FROM {tables[i]}";
#pragma warning restore CA2100
            counts[i] = Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        }

        return counts;
    }

    /// <summary>The counts before, after the one and after the other must have grown alike, and at all.</summary>
    public static void Check(long[] before, long[] between, long[] after)
    {
        var baseline = between.Zip(before, (x, y) => x - y).ToList();
        var ours = after.Zip(between, (x, y) => x - y).ToList();
        if (!baseline.SequenceEqual(ours) || ours.Sum() == 0)
        {
            throw new InvalidOperationException($"The baseline writes ({string.Join(", ", baseline)}) rows, the CRM ({string.Join(", ", ours)}).");
        }
    }

    public static void Check(List<StoredRow> baseline, List<StoredRow> ours)
    {
        var different = baseline.Zip(ours).Where(p => p.First.Table != p.Second.Table || Math.Abs(p.First.Bytes - p.Second.Bytes) > 16).Select(p => $"{p.First.Table}: {p.First.Bytes} and {p.Second.Bytes} bytes").ToList();
        if (baseline.Count != ours.Count || different.Count > 0)
        {
            throw new InvalidOperationException(string.Join("; ", different));
        }
    }
}
