namespace Crm.Criteria.Checking;

/// <summary>The expression of a computed field as read: a term or a condition.</summary>
internal sealed record Expression(ComputedField Field, Term? Term, Criterion? Condition)
{
    /// <exception cref="CriteriaException">It is neither.</exception>
    public static Expression Read(ComputedField field)
    {
        try
        {
            var condition = CriterionText.Parse(field.Expression);
            return condition is Holds { Term: var alone } ? new(field, alone, null) : new(field, null, condition);
        }
        catch (CriteriaException asCondition)
        {
            try
            {
                return new(field, CriterionText.ParseTerm(field.Expression), null);
            }
            catch (CriteriaException asTerm) when (asCondition.Position > asTerm.Position)
            {
                // Neither; it was read further as a condition.
                throw asCondition;
            }
        }
    }
}
