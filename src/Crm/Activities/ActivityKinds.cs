namespace Crm.Activities;

/// <summary>The kinds of activity that every CRM has.</summary>
public static class ActivityKinds
{
    /// <summary>Something to be done by a day.</summary>
    public const string Task = "task";

    /// <summary>A call, planned or made.</summary>
    public const string Call = "call";

    /// <summary>A meeting, planned or held.</summary>
    public const string Meeting = "meeting";

    /// <summary>An e-mail, drafted, sent or received.</summary>
    public const string Email = "email";

    /// <summary>Something written down; done from the start.</summary>
    public const string Note = "note";
}

/// <summary>What the status of an activity means, whatever its kind.</summary>
public static class ActivityPhases
{
    /// <summary>Still to be done.</summary>
    public const string Open = "open";

    /// <summary>Done.</summary>
    public const string Done = "done";

    /// <summary>Not to be done any more.</summary>
    public const string Cancelled = "cancelled";
}
