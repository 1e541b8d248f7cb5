namespace Crm.Records;

/// <summary>What the right to a record goes by.</summary>
public enum RecordAccess
{
    /// <summary>Who owns it, and with whom it is shared.</summary>
    Owned,

    /// <summary>The tenant's reference data: everybody in the tenant reads it; a role's right of any depth above none lets one write it.</summary>
    Shared,

    /// <summary>What is mirrored of the host's directory, and rights rest on: everybody in the tenant reads it, only the system scope writes it.</summary>
    Mirrored,

    /// <summary>Whoever may read (or write) the record it belongs to may read (or write) it.</summary>
    Parent,

    /// <summary>Only the system scope, and the services built for it.</summary>
    System,
}
