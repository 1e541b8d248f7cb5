using Crm.Criteria.Evaluation;

namespace Crm.Criteria;

/// <summary>Makes checked conditions and values ready for memory.</summary>
public static class CompilingExtensions
{
    /// <summary>Makes a condition ready to judge records. O(nodes), safe for AOT: code is generated only after many records, and only where it is compiled.</summary>
    public static CompiledCriterion Compile(this CheckedCriterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        return new CompiledCriterion(criterion, new Compiler().Test(criterion));
    }

    /// <summary>Makes a value ready to be read.</summary>
    public static CompiledValue Compile(this CheckedValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new CompiledValue(value, new Compiler().Reader(value));
    }
}
