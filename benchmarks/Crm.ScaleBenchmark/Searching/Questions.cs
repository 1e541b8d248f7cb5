namespace Crm.ScaleBenchmark.Searching;

/// <summary>What is asked: mostly of people who are there, as one looks for, sometimes of nobody.</summary>
internal static class Questions
{
    public static IReadOnlyList<(string Name, Func<Somebody, int, string> Text)> All { get; } =
    [
        ("prefix of 3", (s, _) => s.Last[..3]),
        ("prefix of 5", (s, _) => s.Last.Length > 5 ? s.Last[..5] : s.Last),
        ("full name", (s, _) => $"{s.First} {s.Last}"),
        ("full name, last begun", (s, _) => $"{s.First} {s.Last[..3]}"),
        ("full name, first begun", (s, _) => $"{s.Last} {s.First[..2]}"),
        ("full name, a typo", (s, _) => $"{s.First} {Typo(s.Last)}"),
        ("full name, nobody's", (s, i) => $"{s.First} {s.Names.RareLast(i)}"),
        ("two common names", (s, i) => $"{s.Names.CommonFirst(i % 5)} {s.Names.CommonLast(i % 7)}"),
        ("common first, prefix 1", (s, i) => $"{s.Names.CommonFirst(i % 5)} {s.Last[..1]}"),
        ("one word, a typo", (s, _) => Typo(s.Last)),
        ("company", (s, _) => s.Names.Company(s.Company)),
        ("company and name", (s, _) => $"{s.Names.Company(s.Company).Split(' ')[0]} {s.Last}"),
        ("e-mail", (s, _) => s.Email),
        ("e-mail, nobody's", (s, i) => $"{s.First}.{s.Last}{i}@{People.Domain(i)}"),
        ("e-mail domain", (s, _) => People.Domain(s.Company)),
        ("phone, all digits", (s, _) => People.Phone(s.Number)),
        ("phone, last 7 digits", (s, _) => People.Phone(s.Number)[^7..]),
        ("phone, country code", (_, _) => "+4912"),
        ("a word all have", (_, _) => "example"),
        ("two letters", (s, _) => s.Last[..2]),
        ("a word all have, and a name", (s, _) => $"example {s.First}"),
        ("nothing", (s, _) => s.Last + "qqqq"),
    ];

    private static string Typo(string word)
    {
        var middle = word.Length / 2;
        return word[..middle] + "q" + word[(middle + 1)..];
    }
}
