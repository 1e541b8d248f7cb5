namespace Crm.Records;

/// <summary>What happens to the records that refer to a record when that is deleted. Declared per relation.</summary>
public enum OnDelete
{
    /// <summary>The deletion is refused while any refers to it.</summary>
    Restrict,

    /// <summary>They are deleted for good with it.</summary>
    Cascade,

    /// <summary>They go to the recycle bin with it, and come back with it.</summary>
    Recycle,

    /// <summary>They stay; their reference becomes null.</summary>
    Clear,
}
