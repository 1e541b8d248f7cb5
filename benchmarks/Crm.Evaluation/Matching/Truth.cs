using System.Text.RegularExpressions;
using Crm.Evaluation.Tables;

namespace Crm.Evaluation.Matching;

/// <summary>What is known of which records are the same.</summary>
internal abstract class Truth
{
    private static readonly TimeSpan RegexTime = TimeSpan.FromSeconds(1);

    /// <summary>Judges clusters: for each record its cluster; -1: it is in none.</summary>
    public abstract PairCounts Judge(int[] clusters);

    /// <summary>Records are the same that have the same value; one that has none is the same as no other.</summary>
    /// <exception cref="InputException">No record has a value.</exception>
    public static Truth Of(IEnumerable<string?> values, int? left, string what)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] truth = [.. values.Select(value => string.IsNullOrWhiteSpace(value) ? -1 : known.TryGetValue(value, out var code) ? code : known[value] = known.Count)];
        return known.Count > 0 ? new OfGroups(truth, left) : throw new InputException($"{what}: no record has a value there, so that there is no truth to judge by.");
    }

    /// <summary>Records are the same of whose ids an expression finds the same: its first group, or the whole match.</summary>
    /// <exception cref="InputException">It is no regular expression, or it finds nothing.</exception>
    public static Truth Of(IEnumerable<string?> ids, string expression, int? left)
    {
        try
        {
            var regex = new Regex(expression, RegexOptions.CultureInvariant, RegexTime);
            return Of(ids.Select(id => regex.Match(id ?? "") is { Success: true } match ? match.Groups[match.Groups.Count > 1 ? 1 : 0].Value : null), left, $"--truth-regex '{expression}'");
        }
        catch (RegexParseException e)
        {
            throw new InputException($"--truth-regex is no regular expression: {e.Message}");
        }
        catch (RegexMatchTimeoutException)
        {
            throw new InputException($"--truth-regex '{expression}' takes too long on an id.");
        }
    }

    private sealed class OfGroups(int[] truth, int? left) : Truth
    {
        public override PairCounts Judge(int[] clusters) => PairCounts.Of(clusters, truth, left);
    }
}
