using Crm.Criteria;
using Crm.Sessions;

namespace Crm.Testing.Sessions;

/// <summary>What the rules of the quick search say, read literally: every record that a query shows, every word of it, a distance by its definition.</summary>
internal static class NaiveSearch
{
    private static readonly IReadOnlyList<(string Entity, string[] Fields)> Searched = [("account", ["name", "externalId"]), ("deal", ["name", "account.name"])];

    public static async Task<IReadOnlyList<(Guid Id, double Score)>> AskAsync(CrmSession crm, string text, int limit)
    {
        var asked = Words(text).Distinct(StringComparer.Ordinal).ToList();
        var leader = asked.MaxBy(w => w.Length)!;
        var hits = new List<(double Score, string Word, int Entity, Guid Id)>();
        for (var e = 0; e < Searched.Count; e++)
        {
            await foreach (var row in crm.Query(Searched[e].Entity).Select(["id", .. Searched[e].Fields]).StreamAsync())
            {
                var words = Searched[e].Fields.SelectMany(f => Words((string?)row[f] ?? "")).ToList();
                var score = asked.Min(a => words.Select(w => Score(a, w, leader.Length >= 3)).DefaultIfEmpty(0).Max());
                if (score > 0)
                {
                    hits.Add((score, words.Where(w => Score(leader, w, leader.Length >= 3) >= score).Min(CodePointComparer.Instance)!, e, (Guid)row["id"]!));
                }
            }
        }

        var best = hits.Select(h => h.Score).DefaultIfEmpty(0).Max();
        hits.RemoveAll(h => h.Score < Math.Min(best, 0.9));
        return [.. hits.OrderByDescending(h => h.Score).ThenBy(h => h.Word, CodePointComparer.Instance).ThenBy(h => h.Entity).ThenBy(h => h.Id).Take(limit).Select(h => (h.Id, h.Score))];
    }

    private static IEnumerable<string> Words(string text) =>
        string.Concat(TextFolding.Fold(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static double Score(string asked, string word, bool prefixes)
    {
        if (asked == word)
        {
            return 1;
        }

        if (word.StartsWith(asked, StringComparison.Ordinal))
        {
            return prefixes ? 0.9 : 0;
        }

        var third = asked.Length / 3;
        var distance = asked.Length < 4 ? 9 : Distance(asked, word);
        return distance == 1 ? 0.7
            : distance == 2 && asked.Length >= 8 && (word.StartsWith(asked[..third], StringComparison.Ordinal) || word.EndsWith(asked[(asked.Length - third - 1)..], StringComparison.Ordinal)) ? 0.5
            : 0;
    }

    /// <summary>By its definition, looking no further than two.</summary>
    private static int Distance(string a, string b)
    {
        return Go(0, 0, 0);

        int Go(int i, int j, int spent)
        {
            if (spent > 2)
            {
                return spent;
            }

            if (i == a.Length || j == b.Length)
            {
                return spent + a.Length - i + b.Length - j;
            }

            var best = Go(i + 1, j + 1, spent + (a[i] == b[j] ? 0 : 1));
            best = Math.Min(best, Math.Min(Go(i + 1, j, spent + 1), Go(i, j + 1, spent + 1)));
            return i + 1 < a.Length && j + 1 < b.Length && a[i] == b[j + 1] && a[i + 1] == b[j] ? Math.Min(best, Go(i + 2, j + 2, spent + 1)) : best;
        }
    }
}
