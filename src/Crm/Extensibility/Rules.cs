using Crm.Records;
using Crm.Sales;
using Crm.Sessions;
using NodaTime;

namespace Crm.Extensibility;

/// <summary>What a rule that runs before a save is given.</summary>
/// <param name="Record">The record; the rule may change it.</param>
/// <param name="IsNew">Whether it is not saved yet.</param>
/// <param name="Session">Reads and writes with the rights of whoever acts. What the rule adds is saved in the same transaction.</param>
/// <param name="Errors">Where the rule puts what is wrong; any error refuses the save.</param>
public sealed record BeforeSave<T>(T Record, bool IsNew, CrmSession Session, ICollection<FieldError> Errors)
    where T : Record;

/// <summary>What a guard of a stage is given.</summary>
/// <param name="Deal">The deal, with its unsaved changes.</param>
/// <param name="From">The stage it stands in.</param>
/// <param name="To">The stage it is to enter.</param>
/// <param name="Reason">The reason given for the move.</param>
/// <param name="Session">Reads in the system scope; a refusal names its reason, not what was read.</param>
public sealed record StageGuard(Deal Deal, string From, string To, string? Reason, CrmSession Session);

internal delegate ValueTask BeforeSaveRule(Record record, bool isNew, CrmSession session, ICollection<FieldError> errors, CancellationToken cancellationToken);

/// <param name="RecordType">For records of this type, or that implement it.</param>
/// <param name="Entity">For records of this dynamic entity only; null: any.</param>
/// <param name="Run">What it does.</param>
/// <param name="OnDelete">Whether it runs for records that are deleted, instead of those that are saved.</param>
internal sealed record RegisteredRule(Type? RecordType, string? Entity, BeforeSaveRule Run, bool OnDelete = false);
