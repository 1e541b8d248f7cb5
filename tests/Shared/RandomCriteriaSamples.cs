using Crm.Criteria;
using NodaTime;

namespace Crm.Tests.Shared;

/// <summary>The values that random conditions and random records are made of. The defaults hold what goes wrong most: case, accents, pairs, wildcards, quotes, edges.</summary>
public sealed class CriteriaSamples
{
    /// <summary>Texts.</summary>
    public IReadOnlyList<string> Texts { get; init; } =
    [
        "", "a", "A", "b", "ab", "aB", "Acme", "ACME", "acme gmbh", "ß", "SS", "İ", "i", "I", "ı", "ς", "σ", "Σ", "é", "e\u0301", "É", "ﬁ", "fi", "ſ",
        "%", "_", "a%b", "a_b", "'", "''", "\"", "\\", "\\%", "100%", " ", "a ", "\t\n", "😀", "a😀", "\uFFFD", "\uE000", "\uFF21", "𝄞", "Ǆ", "ǅ", "ǆ", "null", "true", "-", "--", "漢字", "ա",
    ];

    /// <summary>Whole numbers.</summary>
    public IReadOnlyList<long> Integers { get; init; } = [0, 1, 2, 3, -1, 10, 1_000_000, 9_007_199_254_740_993];

    /// <summary>Numbers with at most four decimals.</summary>
    public IReadOnlyList<decimal> Decimals { get; init; } = [0m, 0.0001m, -0.0001m, 1m, 1.5m, 2.25m, -3m, 10m, 99.9999m, 100m, 12_345_678.9m, 100_000_000_000m, -100_000_000_000m];

    /// <summary>Dates.</summary>
    public IReadOnlyList<LocalDate> Dates { get; init; } =
    [
        new(2016, 2, 29), new(2017, 1, 1), new(2017, 3, 26), new(2017, 8, 13), new(2017, 8, 14), new(2017, 8, 16), new(2017, 8, 17), new(2017, 8, 31), new(2017, 9, 1), new(2017, 12, 31), new(2018, 1, 1), new(1999, 12, 31),
    ];

    /// <summary>Instants to the microsecond.</summary>
    public IReadOnlyList<Instant> Instants { get; init; } =
    [
        Instant.FromUtc(2017, 8, 16, 10, 30), Instant.FromUtc(2017, 8, 15, 22, 0), Instant.FromUtc(2017, 8, 15, 21, 59, 59).PlusTicks(9_999_990), Instant.FromUtc(2017, 8, 16, 22, 0),
        Instant.FromUtc(2017, 8, 1, 0, 0), Instant.FromUtc(2017, 7, 31, 22, 0), Instant.FromUtc(2016, 12, 31, 23, 0), Instant.FromUtc(2017, 1, 1, 0, 0).PlusTicks(10), Instant.FromUtc(1999, 12, 31, 23, 59),
    ];

    /// <summary>Ids.</summary>
    public IReadOnlyList<Guid> Ids { get; init; } = [.. Enumerable.Range(1, 12).Select(n => new Guid(n, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, (byte)n]))];

    /// <summary>A literal of a kind; of dates and instants sometimes one relative to now.</summary>
    public Term Constant(ValueKind kind, Random random, bool relativeTimes = true) => kind switch
    {
        ValueKind.Text => new TextLiteral(Texts[random.Next(Texts.Count)]),
        ValueKind.Boolean => new BooleanLiteral(random.Next(2) == 0),
        ValueKind.Integer => new NumberLiteral(Integers[random.Next(Integers.Count)]),
        ValueKind.Decimal => new NumberLiteral(Decimals[random.Next(Decimals.Count)]),
        ValueKind.Date or ValueKind.Instant when relativeTimes && random.Next(3) == 0 => Relative(random),
        ValueKind.Date => new DateLiteral(Dates[random.Next(Dates.Count)]),
        ValueKind.Instant when random.Next(3) == 0 => new DateLiteral(Dates[random.Next(Dates.Count)]),
        ValueKind.Instant => new InstantLiteral(Instants[random.Next(Instants.Count)]),
        _ => random.Next(4) == 0 ? new Me() : new TextLiteral(Ids[random.Next(Ids.Count)].ToString()),
    };

    /// <summary>A calendar period.</summary>
    public Term Period(Random random) => new CalendarPeriod(random.Next(3) - 1, (TimeUnit)random.Next((int)TimeUnit.Day, (int)TimeUnit.Year + 1));

    /// <summary>A text that often stands in another.</summary>
    public string Part(Random random)
    {
        var text = Texts[random.Next(Texts.Count)];
        return random.Next(2) == 0 || text.Length < 2 || char.IsSurrogate(text[0]) || char.IsSurrogate(text[1]) ? text : text[..1];
    }

    private static RelativeTime Relative(Random random) =>
        new((TimeAnchor)random.Next(2), random.Next(-40, 41), (TimeUnit)random.Next((int)TimeUnit.Minute, (int)TimeUnit.Year + 1));
}
