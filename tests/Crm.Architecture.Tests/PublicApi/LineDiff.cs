namespace Crm.Architecture.Tests.PublicApi;

/// <summary>Which lines of a surface went and which came, each under the line of its type.</summary>
internal static class LineDiff
{
    public static IReadOnlyList<string> Between(IReadOnlyList<string> accepted, IReadOnlyList<string> actual)
    {
        var before = Entries(accepted).ToHashSet();
        var after = Entries(actual).ToHashSet();
        var changes = before.Except(after).Select(e => (e.Type, e.Line, Sign: '-'))
            .Concat(after.Except(before).Select(e => (e.Type, e.Line, Sign: '+')))
            .GroupBy(change => change.Type)
            .OrderBy(type => type.Key, StringComparer.Ordinal);
        return [.. changes.SelectMany(type => type
            .OrderBy(change => change.Line.TrimStart(), StringComparer.Ordinal)
            .Select(change => $"{change.Sign} {change.Line}")
            .Prepend($"  {type.Key}"))];
    }

    private static IEnumerable<(string Type, string Line)> Entries(IEnumerable<string> lines)
    {
        var type = "";
        foreach (var line in lines.Where(l => l.Length > 0))
        {
            type = line[0] == ' ' ? type : line;
            yield return (type, line);
        }
    }
}
