using System.Reflection;
using Crm.Activities;
using Crm.Bulk;
using Crm.Changes;
using Crm.Collaboration;
using Crm.Data;
using Crm.Insights;
using Crm.Queries;
using Crm.Reporting;
using Crm.Sessions;
using Crm.Tenancy;

namespace Crm.Testing.Sessions;

/// <summary>Every public way in to records: found by reflection, so that none can be added past the matrix.</summary>
internal static class EntryPoints
{
    private static readonly Type[] Types =
    [
        typeof(CrmSession),
        typeof(RecordQuery),
        typeof(RecordQuery<>),
        typeof(BulkWork),
        typeof(SalesReports),
        typeof(Merges),
        typeof(Forecasts),
        typeof(Duplicates),
        typeof(DuplicateSweep),
        typeof(AuditTrail),
        typeof(EventRelay),
        typeof(CrmAdministration),
        typeof(ActivityReminders),
        typeof(FileKeeping),
        typeof(Signals),
        typeof(AlertSweep),
        typeof(Scores),
        typeof(ScoreRefresh),
        typeof(ScoreTraining),
        typeof(Imports),
        typeof(Exports),
        typeof(ExternalIds),
    ];

    /// <summary>Those that no probe runs, each with the reason.</summary>
    public static IReadOnlyDictionary<string, string> Exempt { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CrmSession.DiscardChanges()"] = "Forgets what this session did not save; reads and writes nothing.",
        ["CrmSession.Raise<T>(Record, TEvent)"] = "Puts an event beside a record of the session; judged as a change of it when saved, which the tests of loopholes hold.",
        ["CrmSession.OpenAsync()"] = "Binds the host's context to whoever acts; shows nothing itself. That nobody and the inactive are refused is tested.",
        ["CrmSession.AsSystemAsync(String)"] = "Elevation by the host's code, audited with its reason; its own tests hold it.",
        ["CrmSession.PipelinesAsync()"] = "Reference data of the tenant, which everybody in it reads; that nobody and the inactive do not is tested.",
        ["CrmSession.MyWorkAsync(WorkOptions)"] = "Made of queries of one's own records alone, which are probed; its own tests hold that nobody else's come and that who sees nothing gets nothing.",
        ["CrmSession.ReassignAllAsync(Id<User>, Id<User>, BulkOptions)"] = "Of all that a person has, not of one record. What it runs for each entity is the bulk assignment that is probed; its own tests hold what it leaves.",
        ["SalesReports.TimeInStageAsync(IReadOnlyList<String>)"] = "Shows only deals that have moved; the tests of access to reports hold it at every depth.",
        ["SalesReports.CyclesAsync(IReadOnlyList<String>)"] = "Shows only closed deals; the tests of access to reports hold it at every depth.",
        ["SalesReports.StaleDealsAsync(Int32, String)"] = "Shows only deals that stood long; the tests of access to reports hold it at every depth.",
        ["Forecasts.RollUpAsync(FiscalPeriod, ForecastBy, Nullable<Instant>)"] = "Shows sums of deals with amounts; the tests of access to forecasts hold it at every depth.",
        ["Forecasts.GoalsAsync(FiscalPeriod)"] = "Shows sums of deals with amounts; the tests of access to forecasts hold it at every depth.",
        ["Forecasts.CompareAsync(Nullable<FiscalPeriod>, Instant, Instant, ForecastBy, Boolean)"] = "Shows only deals with amounts; the tests of access to forecasts hold it at every depth.",
        ["Forecasts.SimulateAsync(ForecastOptions, IProgress<Double>)"] = "Needs a past to learn from; the tests of access to forecasts hold it at every depth.",
        ["Forecasts.LifetimesAsync(LifetimeOptions)"] = "Needs a past to learn from; the tests of lifetimes hold that hidden accounts and purchases are in none.",
        ["Forecasts.Adjust(Id<User>, FiscalPeriod, String, Nullable<Decimal>, String)"] = "Goes by who reports to whom beside the right; the tests of adjustments hold both.",
        ["CrmSession.ComputedFieldsAsync()"] = "Definitions and no data; those that speak of what the asker may not use are left out, which the tests of computed fields hold.",
        ["Exports.VCardAsync(RecordQuery, Stream, ExportOptions)"] = "Of contacts alone, page by page as the exports that are probed; its own tests hold that hidden contacts, their accounts and fields that may not be read are absent.",
        ["Imports.RunAsync(Stream, ImportOptions)"] = "Keeps records of its own of what was refused, which the matrix takes for a trace. Its matching is probed by the preview; its own tests hold that it changes what the right to write reaches and nothing else.",
        ["ExternalIds.FindAsync(String, String, String)"] = "Needs an id that was given before; its own tests hold that a hidden record's is not found.",
        ["CrmSession.RespondAsync(Activity, String)"] = "Answers for oneself, where one takes part: what one sees by that, at any depth. The tests of access to activities hold it.",
        ["Signals.WeakAsync(String)"] = "Made of queries of the asker's alone; its own tests hold that what is hidden neither shows nor counts.",
        ["AlertSweep.RunAsync(TenantId, IProgress<Double>)"] = "The host's own service, in the system scope: no principal reaches it.",
        ["Scores.ModelsAsync()"] = "Verdicts on models and no record; a card that speaks of what the asker may not read is left out, which the tests of access to scores hold.",
        ["Scores.CardAsync(String)"] = "The card of a model and no record; one that speaks of what the asker may not read is refused, which the tests of access to scores hold.",
        ["ScoreRefresh.RunAsync(TenantId, IProgress<Int64>)"] = "The host's own service, in the system scope: no principal reaches it.",
        ["ScoreTraining.TrainAsync(TenantId, IProgress<Double>)"] = "The host's own service, in the system scope: no principal reaches it.",
        ["ScoreTraining.TrainDueAsync(TenantId, IProgress<Double>)"] = "The host's own service, in the system scope: no principal reaches it.",
        ["ActivityReminders.RaiseAsync(TenantId)"] = "The host's own service, in the system scope: no principal reaches it.",
        ["FileKeeping.SweepAsync(TenantId)"] = "The host's own service, in the system scope: no principal reaches it.",
        ["Duplicates.Acknowledge()"] = "Notes that what is warned of is known; reads and writes nothing.",
        ["Duplicates.FindAsync(Record)"] = "Goes by the tenant's rules, which the matrix has none of; the tests of duplicates hold that nothing hidden is found.",
        ["Duplicates.ReviewAsync(Int32, String)"] = "Shows pairs that rules and sweeps found, of which the matrix has none; the tests of duplicates hold that only who sees both is shown one.",
        ["Duplicates.DismissAsync(Guid)"] = "Of a pair, not of a record; the tests of duplicates hold that who does not see both finds none, and that both have to be writable.",
        ["Duplicates.MergeAsync(Guid, Guid, MergeChoices)"] = "The merge that is probed, of a pair; the tests of duplicates hold that who does not see both finds none.",
        ["DuplicateSweep.RunAsync(TenantId, String, MatchOptions, IProgress<MatchProgress>)"] = "The host's own service, in the system scope: no principal reaches it.",
        ["DuplicateSweep.RunAcrossAsync(TenantId, String, String, MatchOptions, IProgress<MatchProgress>)"] = "The host's own service, in the system scope: no principal reaches it.",
        ["DuplicateSweep.RebuildAsync(TenantId, IProgress<Int64>)"] = "The host's own service, in the system scope: no principal reaches it.",
        ["AuditTrail.SealAsync(TenantId)"] = "The host's own service, in the system scope: no principal reaches it.",
        ["AuditTrail.VerifyAsync(TenantId, AuditSeal)"] = "The host's own service, in the system scope: no principal reaches it.",
        ["AuditTrail.EraseAsync(TenantId, IReadOnlyCollection<Guid>)"] = "The host's own service, in the system scope: no principal reaches it.",
        ["EventRelay.DeliverAsync()"] = "The host's own service, in the system scope: no principal reaches it.",
        ["EventRelay.ReviveAsync(TenantId, Guid)"] = "The host's own service, in the system scope: no principal reaches it.",
        ["EventRelay.DeadAsync(TenantId, Int32)"] = "The host's own service, in the system scope: no principal reaches it.",
        ["EventRelay.PurgeAsync(TenantId)"] = "The host's own service, in the system scope: no principal reaches it.",
        ["CrmAdministration.ProvisionAsync(TenantId, Action<TenantBuilder>)"] = "The host's own service, in the system scope: no principal reaches it.",
        ["CrmAdministration.EraseMergesAsync(TenantId, IReadOnlyCollection<Guid>)"] = "The host's own service, in the system scope: no principal reaches it.",
        ["CrmAdministration.RebuildSearchAsync(TenantId, IProgress<Int64>)"] = "The host's own service, in the system scope: no principal reaches it.",
        ["CrmAdministration.SynchronizeDirectoryAsync(TenantId)"] = "The host's own service, in the system scope: no principal reaches it.",
    };

    public static IReadOnlyList<string> All { get; } =
    [
        .. Types.SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => !m.IsSpecialName).Select(Signature).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static string Signature(MethodInfo method)
    {
        var parameters = method.GetParameters().Select(p => p.ParameterType).Where(t => t != typeof(CancellationToken)).Select(Name);
        return $"{Name(method.DeclaringType!)}.{method.Name}{(method.IsGenericMethod ? "<T>" : "")}({string.Join(", ", parameters)})";
    }

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
