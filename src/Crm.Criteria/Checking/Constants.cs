using Crm.Criteria.Text;
using Crm.Criteria.Time;
using NodaTime;

namespace Crm.Criteria.Checking;

/// <summary>Reads constants as the kind that is wanted: literals, relative times, parameters.</summary>
internal sealed partial class Constants(CheckContext context, TimeFrame frame)
{
    public PointOrSpan Read(Term term, in ConstantTarget target) => term switch
    {
        TextLiteral literal => FromText(literal.Value, target),
        NumberLiteral literal when target.Kind is ValueKind.Integer or ValueKind.Decimal => Number(literal.Value, target, Type),
        BooleanLiteral literal when target.Kind == ValueKind.Boolean => new PointOrSpan(literal.Value),
        DateLiteral literal when target.Kind is ValueKind.Date or ValueKind.Instant => Day(literal.Value, target.Kind),
        InstantLiteral literal when target.Kind == ValueKind.Instant => new PointOrSpan(Instant(literal.Value)),
        RelativeTime time when target.Kind is ValueKind.Date => new PointOrSpan(Date(frame.DateOf(time))),
        RelativeTime time when target.Kind is ValueKind.Instant => TimeFrame.IsDay(time) ? Day(frame.DateOf(time), target.Kind) : new PointOrSpan(Instant(frame.InstantOf(time))),
        CalendarPeriod period when target.Kind is ValueKind.Date or ValueKind.Instant => Span(frame.DatesOf(period), target.Kind),
        Me when target.Kind == ValueKind.Id => new PointOrSpan(context.Me ?? throw new CriteriaException("criteria.no_me", "This condition is checked for nobody, so it cannot say 'me'.")),
        Parameter parameter => FromParameter(parameter, target),
        MyTeams => throw new CriteriaException(Type, "'my teams' stands only after 'in'."),
        _ => throw Mismatch(Naming.Term(term), target),
    };

    private const string Type = "criteria.type";

    private PointOrSpan FromText(string text, in ConstantTarget target)
    {
        switch (target.Kind)
        {
            case ValueKind.Text:
                return new PointOrSpan(Text(text, target));
            case ValueKind.Id when Guid.TryParse(text, out var id):
                return new PointOrSpan(id);
            case ValueKind.Date or ValueKind.Instant when DateTimeText.TryParseDate(text, out var date):
                return Day(date, target.Kind);
            case ValueKind.Instant when DateTimeText.ParseInstant(text, out var instant) is null:
                return new PointOrSpan(Instant(instant));
            default:
                throw Mismatch("a text", target);
        }
    }

    private static string Text(string text, in ConstantTarget target)
    {
        WellFormed.Require(text);
        var key = target.TextRule == TextRule.Folded ? TextFolding.Fold(text) : text;
        if (!target.IsChoice)
        {
            return key;
        }

        foreach (var choice in target.Choices)
        {
            if (string.Equals(target.TextRule == TextRule.Folded ? TextFolding.Fold(choice) : choice, key, StringComparison.Ordinal))
            {
                return key;
            }
        }

        throw UnknownChoice(text, target);
    }

    public static CriteriaException UnknownChoice(string text, in ConstantTarget target)
    {
        var nearest = Nearest.Find(text, target.Choices);
        return new CriteriaException(
            "criteria.unknown_choice",
            $"'{text}' is not among the choices {string.Join(", ", target.Choices)}.{Nearest.Hint(nearest)}",
            expected: [.. nearest, .. target.Choices.Except(nearest, StringComparer.Ordinal)]);
    }

    private static PointOrSpan Number(decimal value, in ConstantTarget target, string code)
    {
        if (target.Kind == ValueKind.Integer)
        {
            return decimal.Truncate(value) == value && value is >= long.MinValue and <= long.MaxValue
                ? new PointOrSpan((long)value)
                : throw new CriteriaException(code, $"A whole number is wanted here, not {NumberText.Show(value)}.");
        }

        var greatest = target.IsSum ? DecimalBounds.GreatestSum : DecimalBounds.Greatest;
        if (Math.Abs(value) > greatest)
        {
            throw new CriteriaException(code, $"The number {NumberText.Show(value)} is beyond {NumberText.Show(greatest)}.");
        }

        return DecimalBounds.HasScale(value)
            ? new PointOrSpan(value)
            : throw new CriteriaException(code, $"The number {NumberText.Show(value)} has more than {DecimalBounds.Scale} decimals.");
    }

    private PointOrSpan Day(LocalDate date, ValueKind kind)
    {
        Date(date);
        return kind == ValueKind.Date ? new PointOrSpan(date) : Span((date, date.PlusDays(1)), kind);
    }

    private PointOrSpan Span((LocalDate Start, LocalDate End) dates, ValueKind kind) => kind == ValueKind.Date
        ? PointOrSpan.Span(Date(dates.Start), Date(dates.End))
        : PointOrSpan.Span(Instant(frame.StartOf(dates.Start)), Instant(frame.StartOf(dates.End)));

    private static LocalDate Date(LocalDate date) =>
        date.Calendar == CalendarSystem.Iso && date >= TimeBounds.FirstDate && date <= TimeBounds.LastDate
            ? date
            : throw new CriteriaException(Type, "A date is of the years 1000 to 9998.");

    private static Instant Instant(Instant instant)
    {
        if (instant < TimeBounds.FirstInstant || instant >= TimeBounds.EndOfInstants)
        {
            throw new CriteriaException(Type, "An instant is of the years 1900 to 9998.");
        }

        return Microseconds.AreWhole(instant)
            ? instant
            : throw new CriteriaException(Type, "An instant is not finer than a microsecond.");
    }

    private static CriteriaException Mismatch(string given, in ConstantTarget target, string code = Type) => target.IsChoice
        ? new CriteriaException(code, $"One of {string.Join(", ", target.Choices)} is wanted here, not {given}.", expected: [.. target.Choices])
        : new CriteriaException(code, $"{Capital(Naming.Kind(target.Kind))} is wanted here, not {given}.");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
