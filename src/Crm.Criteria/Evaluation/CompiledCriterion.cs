using Crm.Criteria.Evaluation;

namespace Crm.Criteria;

/// <summary>A checked condition made ready to judge records in memory. Immutable and thread-safe.</summary>
public sealed class CompiledCriterion
{
    private readonly Test test;

    internal CompiledCriterion(Test test) => this.test = test;

    /// <summary>Whether <paramref name="record"/> meets the condition.</summary>
    /// <exception cref="CriteriaException">A sum is beyond its type (<c>criteria.overflow</c>).</exception>
    public bool Matches(object record, IRelated related) => test.Holds(record, related);

    /// <summary>Whether <paramref name="record"/> meets the condition, which crosses no relation.</summary>
    /// <exception cref="CriteriaException">It does cross one (<c>criteria.no_related</c>).</exception>
    public bool Matches(object record) => test.Holds(record, NoRelated.Instance);
}
