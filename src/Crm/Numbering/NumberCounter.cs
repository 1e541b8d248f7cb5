using Crm.Criteria;
using Crm.Records;

namespace Crm.Numbering;

/// <summary>How far the records of an entity are numbered in a period. Its id is made of both, so that a period has one.</summary>
public sealed class NumberCounter : Record<NumberCounter>
{
    /// <summary>The entity that is numbered.</summary>
    public string Entity { get; internal set; } = "";

    /// <summary>The period: <c>2026</c>, <c>2026-03</c>; empty: all time.</summary>
    public string Period { get; internal set; } = "";

    /// <summary>The last number that was given.</summary>
    public long Last { get; internal set; }

    internal static Id<NumberCounter> IdOf(string entity, string period) => IdGenerator.FromName<NumberCounter>($"{entity} {period}");

    internal static EntityDraft Draft() => new EntityBuilder<NumberCounter>("numberCounter", "crm_number", plain: true)
        .Text(nameof(Entity), c => c.Entity, (c, v) => c.Entity = v!, TextRule.Exact, 40, required: true)
        .Text(nameof(Period), c => c.Period, (c, v) => c.Period = v ?? "", TextRule.Exact, 7)
        .Integer(nameof(Last), c => c.Last, (c, v) => c.Last = v!.Value, required: true)
        .SystemOnly()
        .Build();
}
