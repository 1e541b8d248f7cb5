namespace Crm.ScaleBenchmark.Searching;

/// <summary>What is asked.</summary>
internal static class Questions
{
    public static IReadOnlyList<(string Name, Func<People, int, string> Text)> All { get; } =
    [
        ("prefix of 3", (p, _) => p.Next().Last[..3]),
        ("prefix of 5", (p, _) => p.Next() is var (_, last) && last.Length > 5 ? last[..5] : last),
        ("full name", (p, _) => p.Next() is var (first, last) ? $"{first} {last}" : ""),
        ("full name, a typo", (p, _) => p.Next() is var (first, last) ? $"{first} {Typo(last)}" : ""),
        ("two common names", (p, i) => $"{p.CommonFirst(i % 5)} {p.CommonLast(i % 7)}"),
        ("common first, prefix 1", (p, i) => $"{p.CommonFirst(i % 5)} {p.Next().Last[..1]}"),
        ("common first, prefix 3", (p, i) => $"{p.CommonFirst(i % 5)} {p.Next().Last[..3]}"),
        ("rare last, first prefix", (p, i) => $"{p.RareLast(i)} {p.Next().First[..2]}"),
        ("one word, a typo", (p, _) => Typo(p.Next().Last)),
        ("company", (p, i) => p.Company(p.NextCompany(20_000))),
        ("company and name", (p, i) => $"{p.Company(p.NextCompany(20_000)).Split(' ')[0]} {p.Next().Last}"),
        ("e-mail", (p, i) => p.Next() is var (first, last) ? $"{first}.{last}{i}@{People.Domain(i)}" : ""),
        ("e-mail domain", (p, i) => People.Domain(i * 37)),
        ("phone, all digits", (_, i) => People.Phone(i * 31)),
        ("phone, last 7 digits", (_, i) => People.Phone(i * 31)[^7..]),
        ("phone, country code", (_, _) => "+4912"),
        ("a word all have", (_, _) => "example"),
        ("two letters", (p, _) => p.Next().Last[..2]),
        ("all have, and a name", (p, _) => $"example {p.Next().First}"),
        ("nothing", (p, _) => p.Next().Last + "qqqq"),
    ];

    private static string Typo(string word)
    {
        var middle = word.Length / 2;
        return word[..middle] + "q" + word[(middle + 1)..];
    }
}
