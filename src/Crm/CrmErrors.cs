namespace Crm;

/// <summary>The stable codes of <see cref="CrmException"/>.</summary>
public static class CrmErrors
{
    /// <summary>A value is not right; <see cref="CrmException.Fields"/> says which.</summary>
    public const string Invalid = "crm.invalid";

    /// <summary>No such record, or none that the scope may see.</summary>
    public const string NotFound = "crm.not_found";

    /// <summary>The scope lacks a right.</summary>
    public const string Forbidden = "crm.forbidden";

    /// <summary>The record was changed since it was loaded.</summary>
    public const string Conflict = "crm.conflict";

    /// <summary>A unique value is taken.</summary>
    public const string Duplicate = "crm.duplicate";

    /// <summary>What is saved may be there already; <see cref="Data.DuplicateException.Matches"/> says what. Saved again after it was acknowledged, it is taken.</summary>
    public const string PossibleDuplicate = "crm.possible_duplicate";

    /// <summary>A guard of a state machine refuses; <see cref="CrmException.Refusals"/> names every one.</summary>
    public const string GuardRefused = "crm.guard_refused";

    /// <summary>The move is not declared from the present stage.</summary>
    public const string NotPermitted = "crm.not_permitted";

    /// <summary>Other records depend on the one to be deleted.</summary>
    public const string Restricted = "crm.restricted";

    /// <summary>A bulk change that is all or nothing was refused; <see cref="Bulk.BulkRefusedException.Refused"/> says which records, and why.</summary>
    public const string BulkRefused = "crm.bulk_refused";

    /// <summary>Nobody said who acts.</summary>
    public const string NoScope = "crm.no_scope";

    /// <summary>CRM records cannot be saved synchronously.</summary>
    public const string SynchronousSave = "crm.synchronous_save";

    /// <summary>A condition, column or order is not right; the inner exception is the criteria's own.</summary>
    public const string Criteria = "crm.criteria";

    /// <summary>A page's cursor is malformed or of another query.</summary>
    public const string InvalidCursor = "crm.invalid_cursor";

    /// <summary>The composition is not right: an option, a plugin, the model, the culture.</summary>
    public const string Configuration = "crm.configuration";

    /// <summary>There is too little to learn from; the message says what there is and what it would take.</summary>
    public const string TooLittleData = "crm.too_little_data";

    /// <summary>The database failed; the inner exception is the provider's.</summary>
    public const string Storage = "crm.storage";

    /// <summary>The database was lost during a commit and did not come back in time: the save stands as a whole, or not at all. Load the records again to see.</summary>
    public const string InDoubt = "crm.in_doubt";
}
