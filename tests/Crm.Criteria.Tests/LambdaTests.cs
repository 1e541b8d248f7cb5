// The lambdas are as hosts write them, good habit or not: they are read, never run.
#pragma warning disable CA1305, CA1307, CA1309, CA1310, CA1847, CA1862, CA1865, MA0001, MA0074
using System.Linq.Expressions;

namespace Crm.Criteria.Tests;

public class LambdaTests
{
    private static readonly string Captured = "SaaS";
    private static readonly decimal? NoAmount = Captured.Length == 0 ? 1m : null;
    private static readonly string? NoText = Captured.Length == 0 ? Captured : null;
    private static readonly Key<Firm> FirmKey = new(new Guid("00000000-0000-0000-0000-000000000007"));
    private static readonly int[] Priorities = [1, 2];
    private static readonly List<string?> Names = ["a", null];
    private static readonly HashSet<Phase> Phases = [Phase.Open, Phase.ClosedWon];

    public static TheoryData<Expression<Func<Offer, bool>>, string> Said => new()
    {
        { d => d.Amount > 10_000m, "amount > 10000" },
        { d => 5 <= d.Priority, "priority >= 5" },
        { d => d.Price > 100m && d.Price < new Cash(5, "EUR").Amount, "price > 100 and price < 5" },
        { d => d.Listed >= 1m || d.Listed == null || d.Listed != null, "listed >= 1 or listed is null or listed is not null" },
        { d => d.Price.Currency == "EUR", "price.currency = 'EUR'" },
        { d => d.IsHot && !d.IsOld == false, "isHot and not not isOld" },
        { d => d.IsHot && !d.IsOld, "isHot and not isOld" },
        { d => d.MaybeHot == true || d.MaybeHot!.Value, "maybeHot = true or maybeHot" },
        { d => d.MaybeHot.HasValue == true && d.Many<Activity>().Any() == false && d.MaybeHot == false, "maybeHot is not null and not activities any and maybeHot = false" },
        { d => d.MaybeHot.HasValue && d.Listed.HasValue, "maybeHot is not null and listed is not null" },
        { d => d.Title!.Contains("x") && d.Title.StartsWith("y", StringComparison.Ordinal) && d.Title.EndsWith('z'), "title contains 'x' and title starts with 'y' and title ends with 'z'" },
        { d => d.Title!.Contains('q', StringComparison.OrdinalIgnoreCase), "title contains 'q'" },
        { d => d.Title == Captured || string.Equals(d.Title, "x", StringComparison.Ordinal) || d.Title!.Equals("y"), "title = 'SaaS' or title = 'x' or title = 'y'" },
        { d => string.IsNullOrEmpty(d.Title), "title is null or title = ''" },
        { d => d.Title == NoText && d.Amount != NoAmount && d.Amount > NoAmount, "title is null and amount is not null and false" },
        { d => d.Phase == Phase.ClosedWon && d.MaybePhase != Phase.Open, "phase = 'closedWon' and maybePhase != 'open'" },
        { d => Phases.Contains(d.Phase), "phase in ('open', 'closedWon')" },
        { d => Priorities.Contains(d.Priority), "priority in (1, 2)" },
        { d => Names.Contains(d.Title), "title is null or title in ('a')" },
        { d => new[] { "a", "b" }.Contains(d.Title), "title in ('a', 'b')" },
        { d => d.Close < new LocalDate(2017, 12, 31) && d.Made > Instant.FromUtc(2017, 1, 1, 0, 0) + Duration.FromHours(1), "close < 2017-12-31 and made > 2017-01-01T01:00:00Z" },
        { d => d.FirmId == FirmKey, "firmId = '00000000-0000-0000-0000-000000000007'" },
        { d => d.Ref(x => x.FirmId).Industry == "SaaS", "firm.industry = 'SaaS'" },
        { d => d.Ref(x => x.FirmId).Ref(f => f.BossId).Name == "Ann", "firm.boss.name = 'Ann'" },
        { d => d.Ref(x => x.PartnerId!.Value).Industry == "SaaS", "partner.industry = 'SaaS'" },
        { d => d.Ref<Firm>("buyer").Industry == "SaaS" && d.Ref(x => x.FirmId) == null, "buyer.industry = 'SaaS' and firm is null" },
        { d => d.Ref(x => x.PartnerId).Industry == "SaaS", "partner.industry = 'SaaS'" },
        { d => d.Many<Activity>().Any(a => a.IsDone && a.Minutes > 5), "activities any (isDone and minutes > 5)" },
        { d => d.Many<Activity>().Any() && d.Many<Activity>().None() && d.Many<Activity>("calls").None(a => a.IsDone), "activities any and activities none and calls none (isDone)" },
        { d => d.Ref(x => x.FirmId).Many<Offer>().All(o => o.IsHot), "firm.offers all (isHot)" },
        { d => d.Many<Activity>().Count(a => a.IsDone) > 3 && 2 < d.Many<Activity>().Count(), "activities count (isDone) > 3 and activities count > 2" },
        { d => d.Many<Activity>().Sum(a => a.Minutes, a => a.IsDone) >= d.Priority, "activities sum(minutes, isDone) >= priority" },
        { d => d.Many<Activity>().Max(a => a.Cost) > 5m && d.Many<Activity>().Min(a => a.Cost) < 5m, "activities max(cost) > 5 and activities min(cost) < 5" },
        { d => d.Amount > d.Limit, "amount > limit" },
        { d => d.Amount * 2 > 5 - -d.Limit, "amount * 2 > 5 - -limit" },
        { d => (d.Amount ?? d.Limit) - (d.Limit + 1) / 2 == Math.Abs(d.Limit), "coalesce(amount, limit) - (limit + 1) / 2 = abs(limit)" },
        { d => d.Close.PlusMonths(1) > d.Close.PlusDays(-3), "close + 1mo > close - 3d" },
        { d => (decimal)d.Priority / 2 > 1.5m, "priority / 2 > 1.5" },
        { d => d.Many<Activity>().Sum(a => a.Minutes * 2) > 5, "activities sum(minutes * 2) > 5" },
        { d => Captured.Length == 4 && d.IsHot, "true and isHot" },
        { d => d.IsHot == !(Captured == "x"), "isHot = true" },
        { d => Priorities[0] == d.Priority && d.Priority < Priorities.Length + 1, "priority = 1 and priority < 3" },
    };

    [Theory]
    [MemberData(nameof(Said))]
    public void A_lambda_says_what_the_text_says(Expression<Func<Offer, bool>> lambda, string text)
    {
        Assert.Equal(text, CriterionText.Write(LambdaCriterion.From(lambda)));
    }

    public static TheoryData<Expression<Func<Offer, bool>>, string> Unsaid => new()
    {
        { d => d.Priority / 2 > 5, "d.Priority /" },
        { d => "abc".Contains(d.Title!), "Contains" },
        { d => d.Title!.Contains(d.Code), "Contains" },
        { d => d.Title!.StartsWith("x", StringComparison.CurrentCulture), "StartsWith" },
        { d => d.Title!.ToUpperInvariant() == "X", "ToUpperInvariant" },
        { d => d.Many<Activity>().Any(a => a.Minutes > d.Priority), "d.Priority" },
        { d => d.Code[0] == 'x', "Code" },
        { d => d.Title!.Contains(NoText!), "Contains" },
        { d => d.Price > new Cash(5, "EUR"), "Cash" },
        { d => d.Phase == (Phase)77, "Phase" },
        { d => d.Tags.Contains("x"), "Tags" },
        { d => d.Amount > int.Parse("x"), "Parse" },
        { d => d.Many<Activity>().Count() == d.Title!.Length + 1, "Length" },
        { d => Custom(d), "Custom" },
    };

    [Theory]
    [MemberData(nameof(Unsaid))]
    public void What_a_condition_cannot_say_is_refused_by_name(Expression<Func<Offer, bool>> lambda, string named)
    {
        var exception = Assert.Throws<CriteriaException>(() => LambdaCriterion.From(lambda));
        Assert.Equal("criteria.lambda", exception.Code);
        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Naming_can_be_given()
    {
        var naming = new LambdaNaming
        {
            Field = m => m.Name switch { "Amount" when m.DeclaringType == typeof(Cash) => null, var n => n.ToLowerInvariant() },
            Value = v => v is Cash cash ? cash.Amount : null,
            Choice = c => c.ToString(),
            Many = (from, to) => $"{from.Name}{to.Name}",
        };
        Assert.Equal(
            "price > 5 and price < 7 and phase = 'Open' and OfferActivity any",
            CriterionText.Write(LambdaCriterion.From<Offer>(d => d.Price.Amount > 5 && d.Price < new Cash(7, "EUR") && d.Phase == Phase.Open && d.Many<Activity>().Any(), naming)));
    }

    [Fact]
    public void Markers_are_never_called() =>
        Assert.Equal("criteria.lambda", Assert.Throws<CriteriaException>(() => new object().Many<Activity>()).Code);

    [Fact]
    public void Local_variables_are_captured()
    {
        var least = 5;
        var offer = new { Limits = new { Most = 10m } };
        Assert.Equal("priority >= 5 and amount < 10", CriterionText.Write(LambdaCriterion.From<Offer>(d => d.Priority >= least && d.Amount < offer.Limits.Most)));
    }

    private static bool Custom(Offer offer) => offer.IsHot;
}

public enum Phase
{
    Open,
    ClosedWon,
}

public readonly record struct Key<T>(Guid Value) : IReference<T>
{
    Guid IReference.Key => Value;
}

public readonly record struct Cash(decimal Amount, string Currency)
{
    public static bool operator >(Cash left, decimal right) => left.Amount > right;

    public static bool operator <(Cash left, decimal right) => left.Amount < right;

    public static bool operator >=(Cash left, decimal right) => left.Amount >= right;

    public static bool operator <=(Cash left, decimal right) => left.Amount <= right;

    public static bool operator >(Cash left, Cash right) => left.Amount > right.Amount;

    public static bool operator <(Cash left, Cash right) => left.Amount < right.Amount;
}

public sealed record Boss(string Name);

public sealed record Firm(string Industry, Key<Boss> BossId);

public sealed record Activity(bool IsDone, int Minutes, Cash? Cost);

public sealed record Offer(
    decimal? Amount, decimal Limit, Cash Price, Cash? Listed, int Priority, string? Title, string Code, bool IsHot, bool IsOld, bool? MaybeHot, Phase Phase, Phase? MaybePhase, LocalDate Close, Instant Made,
    Key<Firm> FirmId, Key<Firm>? PartnerId, List<string> Tags);

public static class KeyMarkers
{
    /// <summary>What a package with a key type of its own would add.</summary>
    [FollowsReference]
    public static TTarget Ref<TSource, TTarget>(this TSource source, Func<TSource, Key<TTarget>?> reference) => throw new NotSupportedException();
}
