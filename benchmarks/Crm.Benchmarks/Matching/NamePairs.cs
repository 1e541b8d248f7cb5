using Crm.Matching.Normalizing;
using Crm.Synthetic.People;

namespace Crm.Benchmarks.Matching;

/// <summary>Given and family names of the benchmark's 1,000,000 people, normalized, as frequent and as mistyped as they are there; and pairs of them. All from one seed.</summary>
internal sealed class NamePairs
{
    public const int Pairs = 1 << 20;
    public const int Rows = 1_000_000;

    private NamePairs()
    {
        var random = new Random(20261122);
        Names = [.. PeopleGenerator.Records(1_000_000, 1).SelectMany(person => (string[])[PersonNames.NormalizeGiven(person.Given), PersonNames.NormalizeFamily(person.Family)]).Where(name => name.Length > 0).Take(Rows)];
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        var ofName = Array.ConvertAll(Names, name => codes.TryGetValue(name, out var code) ? code : codes[name] = codes.Count);
        Values = [.. codes.Keys];
        (LeftRows, RightRows) = (Draw(), Draw());
        (Left, Right) = (Array.ConvertAll(LeftRows, row => ofName[row]), Array.ConvertAll(RightRows, row => ofName[row]));

        int[] Draw() => [.. Enumerable.Range(0, Pairs).Select(_ => random.Next(Rows))];
    }

    /// <summary>The first million names as they stand in the records: given names and family names by turns, missing ones left out.</summary>
    public string[] Names { get; }

    /// <summary>The names, each once.</summary>
    public string[] Values { get; }

    /// <summary>The pairs as places of <see cref="Names"/>.</summary>
    public int[] LeftRows { get; }

    /// <inheritdoc cref="LeftRows"/>
    public int[] RightRows { get; }

    /// <summary>The pairs as places of <see cref="Values"/>.</summary>
    public int[] Left { get; }

    /// <inheritdoc cref="Left"/>
    public int[] Right { get; }

    public static NamePairs Make() => new();
}
