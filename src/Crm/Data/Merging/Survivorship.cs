using Crm.Criteria;

namespace Crm.Data;

/// <summary>Which value of a field survives a merge. A blank value never wins over one that is there; where several are equally good, the survivor's does, then the one set last.</summary>
public enum Survivorship
{
    /// <summary>The value that was set last, by the history of the field. The default.</summary>
    Newest,

    /// <summary>The longest text; of several fields together, the one with the most of them filled.</summary>
    Fullest,

    /// <summary>The value of the record whose <see cref="SurvivorshipRule.SourceField"/> stands first in <see cref="SurvivorshipRule.Order"/>; those that do not stand there come last.</summary>
    Trusted,

    /// <summary>The survivor's value where it has one. The default of unique fields, and of the date a closed deal was closed.</summary>
    Survivor,

    /// <summary>The sum of the numbers.</summary>
    Sum,

    /// <summary>The greatest number, date or instant.</summary>
    Greatest,

    /// <summary>The least number, date or instant.</summary>
    Least,

    /// <summary>The most restrictive answer: the one that stands first in <see cref="SurvivorshipRule.Order"/>. The default of fields that are declared as consent.</summary>
    Strictest,

    /// <summary>All texts that differ, the survivor's first, each on a line of its own.</summary>
    Join,
}

/// <summary>How the values of one field, or of several that go together (the parts of an address), survive a merge. Data of the tenant.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Fields">The fields; several are one block, taken from one record as a whole.</param>
/// <param name="By">What decides.</param>
public sealed record SurvivorshipRule(string Entity, Sequence<string> Fields, Survivorship By)
{
    /// <summary>For <see cref="Survivorship.Trusted"/>: the field that says where a record came from, a text or a reference to a lead source.</summary><value>Default: <c>source</c>.</value>
    public string SourceField { get; init; } = "source";

    /// <summary>For <see cref="Survivorship.Trusted"/> the names of sources, the most trusted first; for <see cref="Survivorship.Strictest"/> the answers, the strictest first (<c>true</c> and <c>false</c> for a yes or no).</summary>
    public Sequence<string> Order { get; init; }
}
