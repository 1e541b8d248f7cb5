using System.Collections.Frozen;
using Crm.Activities;
using Crm.Changes;
using Crm.Collaboration;
using Crm.Insights;
using Crm.Records;
using Crm.Sales;
using Crm.Tenancy;

namespace Crm.Extensibility;

/// <summary>A CRM as composed: what does not change while the process runs. Checked when made.</summary>
internal sealed class CrmComposition
{
    public CrmComposition(CrmBuilder builder)
    {
        RefuseInvariantGlobalization();
        builder.Options.Check();
        builder.On<FileRemoved>(FileKeeping.RemoveAsync);
        Options = builder.Options;
        Model = StandardModel.Create(builder.Entities, builder.Fields, builder.Functions, builder.ComputedFields).WithComputedFieldsChecked();
        Features = [.. StandardModel.Drafts.SelectMany(d => d.Features), .. builder.Features];
        ScoreExpression.CheckAll(Model, Features.Where(f => Model.Find(f.Entity) is not { } entity || !ScoreBook.HasFieldOfItsOwn(Model, entity)));
        Rules = [.. StandardRules.All, .. builder.Rules];
        ActivityKinds = new(builder.ActivityKinds);
        Alerts = [.. builder.Alerts];
        WeakSignals = [.. builder.WeakSignals];
        Guards = builder.Guards.ToFrozenDictionary(StringComparer.Ordinal);
        Tenants = builder.Tenants.ToFrozenDictionary(t => t.Key, t => (IReadOnlyList<Action<TenantBuilder>>)t.Value);
        Handlers = builder.Handlers.ToLookup(h => h.EventName, StringComparer.Ordinal);
        EventTypes = builder.EventTypes.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public CrmOptions Options { get; }

    public CrmModel Model { get; }

    /// <summary>What models may learn from, of every tenant.</summary>
    public IReadOnlyList<ScoreFeature> Features { get; }

    public IReadOnlyList<RegisteredRule> Rules { get; }

    public KindCatalogue ActivityKinds { get; }

    public IReadOnlyList<AlertDefinition> Alerts { get; }

    public IReadOnlyList<WeakSignal> WeakSignals { get; }

    public FrozenDictionary<string, Func<StageGuard, CancellationToken, ValueTask<bool>>> Guards { get; }

    public FrozenDictionary<TenantId, IReadOnlyList<Action<TenantBuilder>>> Tenants { get; }

    public ILookup<string, EventHandlerRegistration> Handlers { get; }

    public FrozenDictionary<string, Type> EventTypes { get; }

    /// <summary>Without ICU, text is neither normalized nor folded as elsewhere: keys would differ between machines.</summary>
    private static void RefuseInvariantGlobalization()
    {
        if (AppContext.TryGetSwitch("System.Globalization.Invariant", out var invariant) && invariant)
        {
            throw new CrmException(CrmErrors.Configuration, "The process runs with InvariantGlobalization; texts would be folded differently than elsewhere. Turn it off.");
        }
    }
}
