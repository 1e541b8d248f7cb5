using System.Globalization;
using Crm.Evaluation.Tables;

namespace Crm.Evaluation.Matching;

/// <summary>Files of pairs of ids.</summary>
internal static class PairFile
{
    private const double LeastScore = 0.5;

    private static readonly string[] ScoreNames = ["clerical_match_score", "score", "match_score", "is_match", "match", "label"];

    /// <summary>Pairs with a score: 0.5 and more is a match.</summary>
    public static KnownPairs Labels(string path, Dictionary<string, int> places, string id, CancellationToken cancellationToken)
    {
        var table = TextTable.Load(path, cancellationToken);
        var (left, right) = IdColumns(table, places, places, id);
        var score = ScoreNames.FirstOrDefault(name => table.Find(name) is not null)
            ?? table.Columns.LastOrDefault(name => name != left && name != right && table.Column(name).All(text => Values.Number(text) is not null))
            ?? throw new InputException($"{Path.GetFileName(path)} has no column of scores such as clerical_match_score; there are {string.Join(", ", table.Columns)}.");
        var scores = table.Column(score, Values.Number, "a score from 0 to 1");
        var pairs = Pairs(table.Column(left), table.Column(right), places, places, path).ToList();
        if (pairs.FindIndex(pair => pair.A == pair.B) is >= 0 and var same)
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}, row {same + 1}: a pair of a record with itself."));
        }

        var ordered = pairs.Select(pair => pair.A < pair.B ? pair : (pair.B, pair.A)).Zip(scores).ToList();
        var matches = ordered.Where(pair => pair.Second >= LeastScore).Select(pair => pair.First).ToHashSet();
        return new(matches, ordered.Where(pair => pair.Second < LeastScore).Select(pair => pair.First).Where(pair => !matches.Contains(pair)).ToHashSet(), null);
    }

    /// <summary>All pairs that match, across two sources.</summary>
    public static KnownPairs Gold(string path, Dictionary<string, int> left, Dictionary<string, int> right, int leftRecords, string id, CancellationToken cancellationToken)
    {
        var table = TextTable.Load(path, cancellationToken);
        var (first, second) = IdColumns(table, left, right, id);
        return new(Pairs(table.Column(first), table.Column(second), left, right, path).Select(pair => (pair.A, pair.B + leftRecords)).ToHashSet(), null, leftRecords);
    }

    /// <summary>The two columns of ids: by the name of the id, <c>unique_id_l</c> and <c>unique_id_r</c>; or the first two whose values are ids.</summary>
    private static (string Left, string Right) IdColumns(TextTable table, Dictionary<string, int> left, Dictionary<string, int> right, string id)
    {
        foreach (var (l, r) in new[] { ("_l", "_r"), ("_left", "_right"), ("_1", "_2") })
        {
            if (table.Find(id + l) is not null && table.Find(id + r) is not null)
            {
                return (id + l, id + r);
            }
        }

        var first = table.Columns.FirstOrDefault(name => AreOf(left, name));
        var second = table.Columns.FirstOrDefault(name => name != first && AreOf(right, name));
        return first is not null && second is not null ? (first, second)
            : table.Columns is [var one, var other, ..] ? (one, other)
            : throw new InputException($"A file of pairs has two columns of ids; this has only '{table.Columns[0]}'.");

        bool AreOf(Dictionary<string, int> places, string name) => table.Column(name).Take(100).All(value => places.ContainsKey(value.Trim()));
    }

    private static IEnumerable<(int A, int B)> Pairs(string[] left, string[] right, Dictionary<string, int> leftPlaces, Dictionary<string, int> rightPlaces, string path)
    {
        for (var row = 0; row < left.Length; row++)
        {
            yield return (Place(left[row], leftPlaces, row, path), Place(right[row], rightPlaces, row, path));
        }
    }

    private static int Place(string id, Dictionary<string, int> places, int row, string path) => places.TryGetValue(id.Trim(), out var place)
        ? place
        : throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}, row {row + 1}: no record has the id '{id}'."));
}
