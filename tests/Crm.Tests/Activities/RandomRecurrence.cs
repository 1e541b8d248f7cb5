using NodaTime;

namespace Crm.Tests.Activities;

/// <summary>Makes recurrence rules as texts, of every part and mixture that is allowed.</summary>
internal sealed class RandomRecurrence(int seed)
{
    private static readonly string[] Weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    private readonly Random random = new(seed);

    public LocalDate Start() => new LocalDate(2020, 1, 1).PlusDays(random.Next(0, 3_000));

    public string Text()
    {
        var frequency = Pick("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
        var parts = new List<string> { $"FREQ={frequency}" };
        if (Chance(2))
        {
            parts.Add($"INTERVAL={random.Next(1, 6)}");
        }

        var months = Chance(4) ? Some(1, 13, n => $"{n}") : null;
        if (months is not null)
        {
            parts.Add($"BYMONTH={months}");
        }

        if (Chance(3))
        {
            parts.Add($"BYDAY={Days(frequency, months is not null)}");
        }

        if (frequency != "WEEKLY" && Chance(3))
        {
            // Days that every month has, so that no mixture is refused as never coming.
            parts.Add($"BYMONTHDAY={Some(1, 29, n => Chance(3) ? $"-{n}" : $"{n}")}");
        }

        switch (random.Next(3))
        {
            case 0: parts.Add($"COUNT={random.Next(1, 30)}"); break;
            case 1: parts.Add($"UNTIL={new LocalDate(2024, 1, 1).PlusDays(random.Next(0, 3_000)):uuuuMMdd}"); break;
        }

        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(parts));
        return string.Join(';', parts);
    }

    private string Days(string frequency, bool inMonths)
    {
        var most = frequency == "MONTHLY" || inMonths ? 5 : 53;
        var ordinals = frequency is "MONTHLY" or "YEARLY" && Chance(2);
        return Some(0, 7, n => (ordinals ? $"{(Chance(2) ? "-" : "")}{random.Next(1, most + 1)}" : "") + Weekdays[n]);
    }

    private string Some(int from, int to, Func<int, string> text)
    {
        var values = Enumerable.Range(from, to - from).ToArray();
        random.Shuffle(values);
        return string.Join(',', values.Take(random.Next(1, 4)).Select(text));
    }

    private bool Chance(int oneOf) => random.Next(oneOf) == 0;

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
