using System.Globalization;
using System.Text;

namespace Crm.Scoring.Cards;

/// <summary>Reasons in words: a signal's template with its braces filled, and the points.</summary>
internal static class BecauseText
{
    private const string Count = "count";
    private const string Length = "length";

    public static void Check(ScoreCard card)
    {
        foreach (var signal in card.Signals)
        {
            foreach (var (name, isPlace) in Parts(Template(signal), signal))
            {
                var isKnown = !isPlace || (name is Count or Length ? signal.Event is not null : card.Fields.Any(f => !f.IsPredicate && f.Name == name));
                if (!isKnown)
                {
                    throw CardRules.Invalid($"Signal '{signal.Name}': its reason has '{{{name}}}', which is no field of the card's conditions{(signal.Event is null ? "" : ", nor {count} or {length}")}.");
                }
            }
        }
    }

    public static string Of(Signal signal, double points, Engagement? engagement, DateTimeOffset now, Func<string, string> field)
    {
        var text = new StringBuilder();
        foreach (var (part, isPlace) in Parts(Template(signal), signal))
        {
            text.Append((isPlace, part) switch
            {
                (false, _) => part,
                (_, Count) => (engagement?.Sum(signal.Name, now) ?? 0).ToString("0.#", CultureInfo.InvariantCulture),
                (_, Length) => InWords(signal.Decay!.Length),
                _ => field(part),
            });
        }

        return text.Append(CultureInfo.InvariantCulture, $": {points:+0.##;-0.##;0}").ToString();
    }

    private static string Template(Signal signal) => signal.Because ?? signal.Decay?.Kind switch
    {
        DecayKind.HalfLife => Literal(signal.Name) + " ({count}, halving in {length})",
        DecayKind.Linear => Literal(signal.Name) + " ({count}, fading over {length})",
        DecayKind.Window => Literal(signal.Name) + " ({count} in {length})",
        _ => Literal(signal.Name),
    };

    private static string Literal(string name) => name.Replace('{', '(').Replace('}', ')');

    private static IEnumerable<(string Part, bool IsPlace)> Parts(string template, Signal signal)
    {
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf('{', at);
            if (open < 0)
            {
                yield return (template[at..], false);
                yield break;
            }

            var close = template.IndexOf('}', open);
            if (close < 0)
            {
                throw CardRules.Invalid($"Signal '{signal.Name}': its reason opens a brace and does not close it.");
            }

            yield return (template[at..open], false);
            yield return (template[(open + 1)..close], true);
            at = close + 1;
        }
    }

    private static string InWords(TimeSpan length)
    {
        var (number, unit) = length switch
        {
            { TotalDays: >= 1 } => (length.TotalDays, "day"),
            { TotalHours: >= 1 } => (length.TotalHours, "hour"),
            { TotalMinutes: >= 1 } => (length.TotalMinutes, "minute"),
            _ => (length.TotalSeconds, "second"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{number:0.#} {unit}{(number == 1 ? "" : "s")}");
    }
}
