using Crm.Criteria.Checking;
using Crm.Criteria.Text;

namespace Crm.Criteria;

/// <summary>Checks conditions, paths and terms against a catalogue. Immutable, cheap to make, thread-safe.</summary>
public sealed class CriteriaChecker
{
    /// <summary>Makes a checker.</summary>
    public CriteriaChecker(Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        Catalogue = catalogue;
    }

    /// <summary>What conditions are checked against.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>Checks a condition on the records of <paramref name="root"/>. O(nodes).</summary>
    /// <exception cref="CriteriaException">It is not right; the code says how, <see cref="CriteriaException.Expected"/> what was near.</exception>
    public CheckedCriterion Check(Criterion criterion, Entity root, CheckContext context)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        return Run(context, null).Check(criterion, new Scope(root));
    }

    /// <summary>Reads and checks a condition; errors say where in the text.</summary>
    /// <exception cref="CriteriaException">It is not right.</exception>
    public CheckedCriterion Check(string text, Entity root, CheckContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var parsed = CriterionText.ParseWithPositions(text, context.Limits);
        return Run(context, parsed.Positions).Check(parsed.Criterion, new Scope(root));
    }

    /// <summary>
    /// Checks a condition on the record that a to-one path of <paramref name="root"/> leads to: what is asked of deals, asked of their stage changes.
    /// The hops of <paramref name="via"/> come on top of those that the limits allow. Where the path leads nowhere, every field reads as null.
    /// </summary>
    /// <param name="criterion">The condition, as on the record at the end of the path.</param>
    /// <param name="via">The path: to-one relations.</param>
    /// <param name="root">Where the path starts.</param>
    /// <param name="context">What it is checked with.</param>
    /// <exception cref="CriteriaException">The path or the condition is not right.</exception>
    public CheckedCriterion CheckVia(Criterion criterion, FieldPath via, Entity root, CheckContext context)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        ArgumentNullException.ThrowIfNull(via);
        ArgumentNullException.ThrowIfNull(context);
        var run = Run(context with { Limits = context.Limits with { Hops = context.Limits.Hops + via.Segments.Count } }, null);
        return run.Check(criterion, run.Via(via, root));
    }

    /// <summary>Checks a to-one path that is to be selected, sorted, grouped or aggregated: <c>account.owner.name</c>.</summary>
    /// <exception cref="CriteriaException">It is not right.</exception>
    public FieldValue CheckPath(string path, Entity root, FieldUse use, CheckContext context) =>
        CheckTerm(path, root, use, context) as FieldValue
            ?? throw new CriteriaException("criteria.type", $"'{path}' is not a path to a field.");

    /// <summary>Reads and checks a column: a path, or a roll-up such as <c>deals sum(amount, stage.kind = open)</c>.</summary>
    /// <exception cref="CriteriaException">It is not right.</exception>
    public CheckedValue CheckTerm(string text, Entity root, FieldUse use, CheckContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (term, positions) = CriterionText.ParseTermWithPositions(text, context.Limits);
        return Run(context, positions).CheckColumn(term, new Scope(root), use);
    }

    /// <summary>Checks a column: a path or a roll-up.</summary>
    /// <exception cref="CriteriaException">It is not right.</exception>
    public CheckedValue CheckTerm(Term term, Entity root, FieldUse use, CheckContext context)
    {
        ArgumentNullException.ThrowIfNull(term);
        return Run(context, null).CheckColumn(term, new Scope(root), use);
    }

    /// <summary>The computed fields that whoever asks may use.</summary>
    public IReadOnlyList<ComputedField> UsableComputedFields(CheckContext context)
    {
        var run = Run(context, null);
        return [.. Catalogue.ComputedFields.Where(f => run.CanUse(Catalogue.FindComputed(Catalogue[f.Entity], f.Name)!, Catalogue[f.Entity], FieldUse.Filter))];
    }

    private CheckRun Run(CheckContext context, Positions? positions)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new CheckRun(Catalogue, context, positions);
    }
}
