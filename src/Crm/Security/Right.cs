namespace Crm.Security;

/// <summary>What may be done with a record.</summary>
public enum Right
{
    /// <summary>See it: in lists, counts, aggregates, relations, history, exports.</summary>
    Read,

    /// <summary>Make one; its depth says whose it may be.</summary>
    Create,

    /// <summary>Change its fields.</summary>
    Write,

    /// <summary>Delete and restore it.</summary>
    Delete,

    /// <summary>Give it another owner.</summary>
    Assign,

    /// <summary>Give others rights on it, at most the rights one holds.</summary>
    Share,
}

/// <summary>How far a right reaches, by the owner of the record. Grants unite: two roles give what either gives.</summary>
[Flags]
public enum Depth
{
    /// <summary>Nowhere.</summary>
    None = 0,

    /// <summary>Records one owns.</summary>
    Own = 1,

    /// <summary>Also those of people who share a team with one.</summary>
    Team = 2 | Own,

    /// <summary>Also those of the people of one's unit.</summary>
    Unit = 4 | Own,

    /// <summary>Also those of the people of the units below.</summary>
    UnitAndBelow = 8 | Unit,

    /// <summary>Every record of the tenant, also those that nobody owns.</summary>
    All = 16 | UnitAndBelow | Team,
}
