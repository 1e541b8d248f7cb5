namespace Crm.Samples.QuickStart.Data;

/// <summary>The codes of <see cref="ImportIssue"/>.</summary>
internal static class IssueCodes
{
    /// <summary>The product is written otherwise than in the list of products, but can only be one of them.</summary>
    public const string ProductAlias = "product_alias";

    /// <summary>The product is not in the list of products: the deal has none.</summary>
    public const string UnknownProduct = "unknown_product";

    /// <summary>The deal names no product.</summary>
    public const string ProductMissing = "product_missing";

    /// <summary>The deal names no account.</summary>
    public const string AccountMissing = "account_missing";

    /// <summary>The account is not in the list of accounts: the deal has none.</summary>
    public const string UnknownAccount = "unknown_account";

    /// <summary>The agent is in no team: nobody owns the deal.</summary>
    public const string UnknownAgent = "unknown_agent";

    /// <summary>The deal names no agent: nobody owns it.</summary>
    public const string AgentMissing = "agent_missing";

    /// <summary>The stage has no date: it is known from the date of the extract.</summary>
    public const string Undated = "undated";

    /// <summary>The deal closed before it was engaged: the date of engaging is left out.</summary>
    public const string CloseBeforeEngage = "close_before_engage";

    /// <summary>A deal that is still prospected has a date of engaging.</summary>
    public const string EngagedProspect = "engaged_prospect";

    /// <summary>An open deal has a closing date or a value: both are taken as expected.</summary>
    public const string ExpectedClose = "expected_close";

    /// <summary>A won deal has no value.</summary>
    public const string ValueMissing = "value_missing";

    /// <summary>A text that should be a date is not: it is left out.</summary>
    public const string BadDate = "bad_date";

    /// <summary>Something is said to have happened on a day that is not yet: the date is left out.</summary>
    public const string FutureDate = "future_date";

    /// <summary>A text that should be a number is not, or not one that can be kept: it is left out.</summary>
    public const string BadNumber = "bad_number";

    /// <summary>A text cannot be kept (a NUL character): it is left out.</summary>
    public const string BadText = "bad_text";

    /// <summary>Bytes that are not UTF-8; they are shown as U+FFFD.</summary>
    public const string BadEncoding = "bad_encoding";

    /// <summary>A text is longer than its field: it is left out.</summary>
    public const string TooLong = "too_long";

    /// <summary>A quotation mark in the wrong place; every field could be read all the same.</summary>
    public const string BrokenQuotes = "broken_quotes";

    /// <summary>The parent is not in the list of accounts: the account has none.</summary>
    public const string UnknownParent = "unknown_parent";

    /// <summary>The account would be its own ancestor: it has no parent.</summary>
    public const string ParentCycle = "parent_cycle";

    /// <summary>The agent has no manager: the agent is in no team.</summary>
    public const string ManagerMissing = "manager_missing";

    /// <summary>The agent has no regional office: the agent is in no unit.</summary>
    public const string OfficeMissing = "office_missing";

    /// <summary>The row is not one a reader of CSV can take apart.</summary>
    public const string RejectedBrokenCsv = "rejected_broken_csv";

    /// <summary>The row has more or fewer fields than the header.</summary>
    public const string RejectedRaggedRow = "rejected_ragged_row";

    /// <summary>The row has no name or id.</summary>
    public const string RejectedMissingId = "rejected_missing_id";

    /// <summary>The name or id cannot be kept: too long, or with a NUL character.</summary>
    public const string RejectedBadId = "rejected_bad_id";

    /// <summary>An earlier row has the same name or id.</summary>
    public const string RejectedDuplicateId = "rejected_duplicate_id";

    /// <summary>The stage is none of the pipeline's.</summary>
    public const string RejectedUnknownStage = "rejected_unknown_stage";
}
