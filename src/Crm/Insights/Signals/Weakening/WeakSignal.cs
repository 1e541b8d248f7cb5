using Crm.Records;

namespace Crm.Insights;

/// <summary>
/// A sign that a relationship weakens, as data: of the records that hang on another, fewer come than was usual, or their values are lower. <see cref="BuysLess"/>: an account's won deals.
/// </summary>
/// <param name="Name">Its name: a lower-case letter, then lower-case letters, digits or single underscores; at most 40 characters.</param>
/// <param name="Entity">What weakens: <c>account</c>, <c>contact</c>.</param>
/// <param name="Relation">The records that are looked at, seen from it: <c>deals</c>.</param>
/// <param name="At">The date or instant at which one of them happened: <c>closedAt</c>.</param>
public sealed record WeakSignal(string Name, string Entity, string Relation, string At)
{
    /// <summary>An account wins fewer deals than it used to.</summary>
    public static WeakSignal BuysLess { get; } = new("buys_less", "account", "deals", "closedAt") { Where = "stage.kind = won" };

    /// <summary>Fewer messages and calls come from an account than used to.</summary>
    public static WeakSignal AnswersLess { get; } = new("answers_less", "account", "activities", "at") { Where = "phase = done and direction = 'in'" };

    /// <summary>Those that every CRM has.</summary>
    public static IReadOnlyList<WeakSignal> Standard { get; } = [BuysLess, AnswersLess];

    /// <summary>Which of the related records count; null: all.</summary>
    public string? Where { get; init; }

    /// <summary>The number whose mean is compared, as of a satisfaction survey; null: how many there are is.</summary>
    public string? Value { get; init; }

    /// <summary>How many days up to now are judged; 1-3,660.</summary><value>Default: 90.</value>
    public int RecentDays { get; init; } = 90;

    /// <summary>How many days before those are the usual they are judged by; at least <see cref="RecentDays"/>, at most 3,660.</summary><value>Default: 365.</value>
    public int UsualDays { get; init; } = 365;

    /// <summary>How much fewer there must be, as a share of what was usual; 0-1. Means go by chance alone.</summary><value>Default: 0.3.</value>
    public double Drop { get; init; } = 0.3;

    /// <summary>How probable so few may be where nothing has changed; above 0, at most 0.5. That share of all that is looked at is found by chance.</summary><value>Default: 0.01.</value>
    public double Chance { get; init; } = 0.01;

    /// <summary>What it looks at, in words.</summary>
    internal string Meaning => Value is null
        ? FormattableString.Invariant($"fewer {Relation} in {RecentDays} days than was usual")
        : FormattableString.Invariant($"{Value} of {Relation} lower in {RecentDays} days than was usual");

    internal void Check()
    {
        if (!CustomFieldRules.IsFieldName(Name))
        {
            throw Wrong($"The name of the weak signal '{Name}' must be a lower-case letter, then lower-case letters, digits or single underscores; at most 40 characters.");
        }

        if (RecentDays is < 1 or > 3_660 || UsualDays < RecentDays || UsualDays > 3_660)
        {
            throw Wrong($"The weak signal '{Name}' looks at 1-3,660 recent days, and at as many or more usual ones, at most 3,660.");
        }

        if (!(Drop is >= 0 and <= 1) || !(Chance is > 0 and <= 0.5))
        {
            throw Wrong($"The weak signal '{Name}' has a drop of 0-1, and a chance above 0 and at most 0.5.");
        }
    }

    private static CrmException Wrong(string message) => new(CrmErrors.Configuration, message);
}
