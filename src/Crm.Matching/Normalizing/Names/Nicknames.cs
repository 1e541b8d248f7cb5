using System.Collections.Frozen;

namespace Crm.Matching.Normalizing;

/// <summary>
/// Which given names are one name: Bob and Robert, Peggy and Margaret, Sascha and Alexander, Paco and Francisco. More than a thousand groups of English, German, French, Spanish, Portuguese, Italian, Dutch, Scandinavian,
/// Polish, Czech and Russian names; a short form may belong to several. Names are folded (<see cref="TextFolding"/>).
/// </summary>
/// <remarks>Two names are the same if they share a group. That is not transitive: Bert is Robert and Albert, who are two people.</remarks>
public static class Nicknames
{
    private static readonly string[][] All = Read();

    private static readonly FrozenDictionary<string, ushort[]>.AlternateLookup<ReadOnlySpan<char>> GroupsOfName = Index().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many groups there are; they are numbered from 0 on.</summary>
    public static int GroupCount => All.Length;

    /// <summary>The numbers of the groups that a name belongs to, ascending; empty if it is in none. Some tens of nanoseconds, no allocation.</summary>
    /// <param name="name">A folded given name.</param>
    public static ReadOnlySpan<ushort> Groups(ReadOnlySpan<char> name) => GroupsOfName.TryGetValue(name, out var groups) ? groups : [];

    /// <summary>Whether two names are equal or share a group. No allocation.</summary>
    /// <param name="a">A folded given name.</param>
    /// <param name="b">Another.</param>
    public static bool AreSame(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.SequenceEqual(b))
        {
            return true;
        }

        var ofA = Groups(a);
        return !ofA.IsEmpty && ofA.ContainsAny(Groups(b));
    }

    /// <summary>The full name that leads the first group of a name; the name itself if it is in none. Names of one group may lead to different full names, if one of them has another group before.</summary>
    /// <param name="name">A folded given name.</param>
    public static string Canonical(string name) => Groups(name) is [var first, ..] ? All[first][0] : name;

    private static string[][] Read() => Array.ConvertAll(
        string.Join(';', NicknamesEnglishMen.Table, NicknamesEnglishWomen.Table, NicknamesEuropean.Table).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        group => group.Split(' '));

    private static FrozenDictionary<string, ushort[]> Index() => All
        .SelectMany((group, number) => group.Select(name => (name, number: (ushort)number)))
        .GroupBy(pair => pair.name, pair => pair.number, StringComparer.Ordinal)
        .ToFrozenDictionary(numbers => numbers.Key, numbers => numbers.ToArray(), StringComparer.Ordinal);
}
