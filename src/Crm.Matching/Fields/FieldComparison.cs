using Crm.Matching.Model;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>How one field is compared: two values that differ are given a level.</summary>
internal abstract class FieldComparison(CodedColumn column)
{
    /// <summary>The field's values.</summary>
    public CodedColumn Column { get; } = column;

    /// <summary>What each level means, in words, from <see cref="Pattern.Else"/> on; the last is of values that are the same.</summary>
    public abstract IReadOnlyList<string> Levels { get; }

    /// <summary>What is believed of matches before a pair was seen: how often each level is met, in the order of <see cref="Levels"/>.</summary>
    public abstract IReadOnlyList<double> Belief { get; }

    /// <summary>True: people and organisations that are not the same may have it in common because they live or work together, so that other fields explain the agreement.</summary>
    public bool IsShared => Column.Role is FieldRole.Address or FieldRole.HouseNumber or FieldRole.City or FieldRole.PostalCode or FieldRole.Region or FieldRole.Phone or FieldRole.FamilyName or FieldRole.Email or FieldRole.Website;

    /// <summary>The level of two values that are not the same: from 1 on, below the last.</summary>
    /// <param name="left">The code of the one value.</param>
    /// <param name="right">The code of the other.</param>
    public abstract int Level(int left, int right);
}
