using System.Collections.Immutable;

namespace Crm.Scoring.Cards;

/// <summary>What makes a card valid. The first thing that does not is told.</summary>
internal static class CardRules
{
    public static ScoringException Invalid(string message) => new(ScoringErrorCodes.InvalidCard, message);

    public static void Check(ScoreCard card)
    {
        Require(!string.IsNullOrWhiteSpace(card.Name), "A score card needs a name.");
        Distinct(card.Groups.Select(g => g.Name), "groups");
        Distinct(card.Signals.Select(s => s.Name), "signals");
        foreach (var group in card.Groups)
        {
            Require(group.Min is null or (<= 0 and >= -ScoreCardLimits.CardPoints), $"Group '{group.Name}': min is a number from {Number(-ScoreCardLimits.CardPoints)} to 0; it is {Number(group.Min)}.");
            Require(group.Max is null or (>= 0 and <= ScoreCardLimits.CardPoints), $"Group '{group.Name}': max is a number from 0 to {Number(ScoreCardLimits.CardPoints)}; it is {Number(group.Max)}.");
        }

        Require(card.Signals.Length is > 0 and <= ScoreCardLimits.Signals, $"A card has 1 to {ScoreCardLimits.Signals} signals; this has {card.Signals.Length}.");
        var groups = card.Groups.Select(g => g.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var signal in card.Signals)
        {
            Require(groups.Contains(signal.Group), $"Signal '{signal.Name}': there is no group '{signal.Group}'; there are {string.Join(", ", groups.Select(g => $"'{g}'"))}.");
            CheckSignal(signal);
        }

        var most = card.Signals.Sum(Most);
        Require(most <= ScoreCardLimits.CardPoints, $"All signals together can give or take {Number(most)} points; {Number(ScoreCardLimits.CardPoints)} is the most. Lower points or caps.");
        var comparisons = card.Signals.Sum(s => s.When is { } when ? Comparisons(when, s.Name, 1) : 0);
        Require(comparisons <= ScoreCardLimits.Comparisons, $"The conditions have {comparisons} comparisons; {ScoreCardLimits.Comparisons} are the most.");
        Require(card.Grades.IsEmpty || card.Matrix is null, "A card has grades or a matrix of grades, not both.");
        CheckBands(card.Grades, "grades");
        if (card.Matrix is { } matrix)
        {
            CheckMatrix(matrix);
        }
    }

    /// <summary>The most points that a signal can give or take.</summary>
    public static double Most(Signal signal) => signal.Event is null ? Math.Abs(signal.Points) : signal.Cap ?? ScoreCardLimits.DefaultCap;

    private static void CheckSignal(Signal signal)
    {
        void Of(bool holds, string right) => Require(holds, $"Signal '{signal.Name}': {right}");
        Of(Math.Abs(signal.Points) <= ScoreCardLimits.SignalPoints, $"points are a number from {Number(-ScoreCardLimits.SignalPoints)} to {Number(ScoreCardLimits.SignalPoints)}; they are {Number(signal.Points)}.");
        Of(signal.Event is null == signal.Decay is null, "an event and a decay come together.");
        Of(signal.Event is not null || signal.When is not null, "it needs a condition or an event.");
        Of(signal.Event is null || signal.Event.Length > 0, "an event has a name.");
        Of(signal.Decay is null || (signal.Decay.Length > TimeSpan.Zero && Enum.IsDefined(signal.Decay.Kind)), "a decay is longer than zero and of a known kind.");
        Of(signal.Cap is null || signal.Event is not null, "only a signal of events has a cap; that of a rule is its points.");
        Of(signal.Cap is null or (> 0 and <= ScoreCardLimits.SignalPoints), $"a cap is above 0 and at most {Number(ScoreCardLimits.SignalPoints)}; it is {Number(signal.Cap)}.");
    }

    private static int Comparisons(Condition condition, string signal, int depth)
    {
        Require(depth <= ScoreCardLimits.Depth, $"Signal '{signal}': conditions are nested deeper than {ScoreCardLimits.Depth}.");
        return condition switch
        {
            FieldCondition field => CheckField(field, signal),
            PredicateCondition predicate => CheckName(predicate.Name, $"Signal '{signal}': a predicate"),
            NotCondition not => Comparisons(not.Condition, signal, depth + 1),
            AllCondition all => Several(all.Conditions, "all"),
            AnyCondition any => Several(any.Conditions, "any"),
            _ => throw Invalid($"Signal '{signal}': a condition is null."),
        };

        int Several(ImmutableArray<Condition> conditions, string word)
        {
            Require(!conditions.IsDefaultOrEmpty, $"Signal '{signal}': '{word}' has no conditions.");
            return conditions.Sum(c => Comparisons(c, signal, depth + 1));
        }
    }

    private static int CheckField(FieldCondition condition, string signal)
    {
        void Of(bool holds, string right) => Require(holds, $"Signal '{signal}', field '{condition.Field}': {right}");
        CheckName(condition.Field, $"Signal '{signal}': a field");
        var values = condition.Values;
        Of(!values.IsDefault && Enum.IsDefined(condition.Comparison), "it has values and a known comparison.");
        Of(values.All(v => double.IsFinite(v.Number)), "a number is finite.");
        Of(values.All(v => v.Kind == values[0].Kind), "the values are of one kind.");
        switch (condition.Comparison)
        {
            case Comparison.Missing:
                Of(values.IsEmpty, "'missing' has no value.");
                break;
            case Comparison.In:
                Of(!values.IsEmpty, "'in' needs values.");
                break;
            case Comparison.Between:
                Of(values.Length == 2 && values[0].Kind == OperandKind.Number && values[0].Number <= values[1].Number, "'between' needs two numbers, the lower first.");
                break;
            default:
                Of(values.Length == 1, "one value is compared with.");
                Of(condition.Comparison is Comparison.Equal or Comparison.NotEqual || values[0].Kind == OperandKind.Number, "only a number is more or less than another.");
                break;
        }

        return Math.Max(1, values.Length);
    }

    private static int CheckName(string name, string what)
    {
        Require(!string.IsNullOrWhiteSpace(name), $"{what} needs a name.");
        return 1;
    }

    private static void CheckMatrix(GradeMatrix matrix)
    {
        CheckBands(matrix.Fit, "matrix.fit");
        CheckBands(matrix.Engagement, "matrix.engagement");
        Require(!matrix.Fit.IsEmpty && !matrix.Engagement.IsEmpty, "A matrix has bands of fit and of engagement.");
        Require(!matrix.Cells.IsDefault && matrix.Cells.Length == matrix.Fit.Length && matrix.Cells.All(r => !r.IsDefault && r.Length == matrix.Engagement.Length), $"The cells of the matrix are {matrix.Fit.Length} rows of {matrix.Engagement.Length} grades.");
        Require(matrix.Cells.All(r => r.All(c => !string.IsNullOrWhiteSpace(c))), "Every cell of the matrix names a grade.");
    }

    private static void CheckBands(ImmutableArray<GradeBand> bands, string what)
    {
        Require(!bands.IsDefault && bands.Length <= ScoreCardLimits.Bands, $"Of {what} there are at most {ScoreCardLimits.Bands} bands.");
        Distinct(bands.Select(b => b.Name), what);
        for (var i = 0; i < bands.Length; i++)
        {
            var isLast = i == bands.Length - 1;
            Require(bands[i].From is { } from ? !isLast && double.IsFinite(from) && (i == 0 || from < bands[i - 1].From) : isLast, $"Of {what}, '{bands[i].Name}': bands go from the best down, each from fewer points than the one before, and only the last has no 'from'.");
        }
    }

    private static void Distinct(IEnumerable<string> names, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            Require(!string.IsNullOrWhiteSpace(name), $"One of the {what} has no name.");
            Require(seen.Add(name), $"Two of the {what} are called '{name}'.");
        }
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw Invalid(message);
        }
    }

    private static string Number(double? number) => number is { } some ? Invariant.Text(some) : "none";
}
