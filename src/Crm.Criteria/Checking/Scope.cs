using System.Runtime.InteropServices;

namespace Crm.Criteria.Checking;

/// <summary>Where names are looked up.</summary>
/// <param name="Entity">The entity whose names count.</param>
/// <param name="Prefix">The to-one hops that lead to it from the record in question.</param>
/// <param name="Depth">How deep the condition is nested.</param>
/// <param name="ManyDepth">How many to-many relations were crossed.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Scope(Entity Entity, Sequence<Hop> Prefix = default, int Depth = 0, int ManyDepth = 0)
{
    public Scope Deeper() => this with { Depth = Depth + 1 };
}
