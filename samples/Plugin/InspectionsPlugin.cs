using Crm;
using Crm.Criteria;
using Crm.Extensibility;
using Crm.Records;
using Crm.Sales;

namespace Contoso.Crm.Inspections;

/// <summary>
/// Site inspections for deals: a field on accounts, an entity of its own below deals, a function for conditions,
/// a guard that a pipeline can name, and a rule that runs before every save.
/// </summary>
public sealed class InspectionsPlugin : ICrmPlugin
{
    /// <summary>The entity's name.</summary>
    public const string Inspection = "inspection";

    /// <summary>The guard's name, for pipelines: <c>p.GuardBy("won", InspectionsPlugin.InspectedGuard, "not_inspected")</c>.</summary>
    public const string InspectedGuard = "contoso.inspected";

    /// <summary>How much an account may owe.</summary>
    public static CustomField<decimal?> CreditLimit { get; } = CustomField.Decimal("account", "credit_limit");

    /// <summary>What the inspector found.</summary>
    public static CustomField<string> Finding { get; } = CustomField.Text(Inspection, "finding");

    /// <summary>Passed or failed.</summary>
    public static CustomField<string> Result { get; } = CustomField.Choice(Inspection, "result", "passed", "failed");

    /// <summary>The deal that was inspected: deletions follow it, and who sees the deal sees its inspections.</summary>
    public static CustomFieldDefinition Deal { get; } = new(Inspection, "deal", ValueKind.Id)
    {
        Target = "deal",
        Inverse = "inspections",
        OnDelete = OnDelete.Recycle,
        Required = true,
    };

    /// <inheritdoc/>
    public void Configure(CrmBuilder builder) => builder
        .Field(CreditLimit)
        .Entity(new DynamicEntity(Inspection) { Parent = "deal" }, Deal, Finding.Definition, Result.Definition)
        .Function(new ConditionFunction("wellInspected", "deal", [new("times", ValueKind.Integer)], Passed))
        .Guard(InspectedGuard, IsInspectedAsync)
        .BeforeSave<Deal>(StayWithinCreditAsync);

    /// <summary><c>wellInspected(2)</c> becomes a plain condition, so every store answers it and no policy is lost.</summary>
    private static Criterion Passed(IReadOnlyList<object> arguments) =>
        CriterionText.Parse($"inspections count (result = 'passed') >= {(long)arguments[0]}");

    private static async ValueTask<bool> IsInspectedAsync(StageGuard guard, CancellationToken cancellationToken) =>
        await guard.Session.Query(Inspection)
            .Where("deal = $deal and result = 'passed'").Parameter("deal", guard.Deal.Id)
            .CountAsync(cancellationToken) > 0;

    private static async ValueTask StayWithinCreditAsync(BeforeSave<Deal> save, CancellationToken cancellationToken)
    {
        if (save.Record is not { AccountId: { } account, Amount: { } amount })
        {
            return;
        }

        var rows = await save.Session.Query("account").Where("id = $id").Parameter("id", account).Select("credit_limit").PageAsync(1, null, cancellationToken);
        if (rows.Rows is [var row] && row.Get<decimal?>("credit_limit") is { } limit && amount.Amount > limit)
        {
            save.Errors.Add(new FieldError("amount", "over_credit_limit", "The amount is above the account's credit limit."));
        }
    }
}
