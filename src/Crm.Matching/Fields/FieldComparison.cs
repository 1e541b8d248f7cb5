using Crm.Matching.Model;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>How one field is compared: two values that differ are given a level.</summary>
/// <param name="column">The field's values.</param>
/// <param name="levels">What each level means, in words, from <see cref="Pattern.Else"/> on; the last is of values that are the same; at most 7.</param>
internal abstract class FieldComparison(CodedColumn column, params string[] levels)
{
    // Before a pair was seen, matches are believed to have nothing alike in a twentieth, the same value in three quarters, and what is between in the rest.
    private const double NothingAlike = 0.05;
    private const double TheSame = 0.75;

    /// <summary>The field's values.</summary>
    public CodedColumn Column { get; } = column;

    /// <summary>What each level means, in words, from <see cref="Pattern.Else"/> on; the last is of values that are the same.</summary>
    public IReadOnlyList<string> Levels { get; } = levels;

    /// <summary>What is believed of matches before a pair was seen: how often each level is met, in the order of <see cref="Levels"/>.</summary>
    public IEnumerable<double> Belief => Levels.Count == 2
        ? [1 - TheSame - NothingAlike, TheSame + NothingAlike]
        : Enumerable.Range(0, Levels.Count).Select(level => level == 0 ? NothingAlike : level == Levels.Count - 1 ? TheSame : (1 - TheSame - NothingAlike) / (Levels.Count - 2));

    /// <summary>True: people and organisations that are not the same may have it in common because they live or work together, so that other fields explain the agreement.</summary>
    public bool IsShared => Column.Role is FieldRole.Address or FieldRole.HouseNumber or FieldRole.City or FieldRole.PostalCode or FieldRole.Region or FieldRole.Phone or FieldRole.FamilyName or FieldRole.Email or FieldRole.Website;

    /// <summary>True: addresses on the net are made from it.</summary>
    public bool IsName => Column.Role is FieldRole.GivenName or FieldRole.FamilyName or FieldRole.FullName or FieldRole.OrganisationName;

    /// <summary>True: it says where a place is, and so agrees where others do that say it: a city has few postal codes.</summary>
    public bool IsGeographic => Column.Role is FieldRole.Address or FieldRole.City or FieldRole.PostalCode or FieldRole.Region;

    /// <summary>True: of those who live together some have it in common: as many as the data say.</summary>
    public bool IsSharedByTwins => Column.Role == FieldRole.BirthDate;

    /// <summary>True: it changes with the place where somebody lives or works, and all such fields do together.</summary>
    public bool IsPlace => Column.Role is FieldRole.Address or FieldRole.HouseNumber or FieldRole.City or FieldRole.PostalCode or FieldRole.Region;

    /// <summary>True: others of a name that is alike have it alike too.</summary>
    public bool IsMadeFromNames => Column.Role is FieldRole.Email or FieldRole.Website;

    /// <summary>The level of two values that are not the same: from 1 on, below the last.</summary>
    /// <param name="left">The code of the one value.</param>
    /// <param name="right">The code of the other.</param>
    public abstract int Level(int left, int right);
}
