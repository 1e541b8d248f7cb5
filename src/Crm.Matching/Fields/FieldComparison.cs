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

    // Where two have the value in common, a slip leaves nothing alike in a hundredth, and another writing in a tenth something less than the same.
    private const double Slips = 0.01;
    private const double WrittenAlike = 0.9;

    /// <summary>The field's values.</summary>
    public CodedColumn Column { get; } = column;

    /// <summary>What each level means, in words, from <see cref="Pattern.Else"/> on; the last is of values that are the same.</summary>
    public IReadOnlyList<string> Levels { get; } = levels;

    /// <summary>What is believed of matches before a pair was seen: how often each level is met, in the order of <see cref="Levels"/>.</summary>
    public IEnumerable<double> Belief => Spread(NothingAlike, TheSame);

    /// <summary>How often each level is met where two records have the value in common: slips and ways of writing.</summary>
    public IEnumerable<double> Common => Spread(Slips, WrittenAlike);

    /// <summary>The share of people who live or work together that is believed to have the value in common; 1: all have, it is what living together means; 0: no more than any two.</summary>
    public double SharedBelief => Column.Role switch
    {
        _ when KeptBelief is not null => 1,
        FieldRole.FamilyName or FieldRole.Phone => 0.5,
        FieldRole.Email or FieldRole.Website => 0.2,
        // Twins.
        FieldRole.BirthDate => 0.01,
        _ => 0,
    };

    /// <summary>Of a field that changes with the place where one lives or works, the share of those who have moved that is believed to keep it; null: another field.</summary>
    public double? KeptBelief => Column.Role switch
    {
        FieldRole.Address or FieldRole.HouseNumber or FieldRole.PostalCode => 0,
        FieldRole.City => 0.5,
        FieldRole.Region => 0.75,
        _ => null,
    };

    /// <summary>The most of the matches, moved ones apart, that may be unlike: where names, days of birth or addresses differ in more, they are no matches.</summary>
    public double MostUnlike => IsName || KeptBelief is not null ? 0.15 : Column.Role is FieldRole.BirthDate or FieldRole.Identifier ? 0.3 : 1;

    /// <summary>True: names of organisations hold the name of the place.</summary>
    public bool IsMadeFromPlaces => Column.Role == FieldRole.OrganisationName;

    /// <summary>True: addresses on the net are made from it.</summary>
    public bool IsName => Column.Role is FieldRole.GivenName or FieldRole.FamilyName or FieldRole.FullName or FieldRole.OrganisationName;

    /// <summary>True: it is a name of people.</summary>
    public bool IsNameOfPeople => IsName && Column.Role != FieldRole.OrganisationName;

    /// <summary>True: it says where a place is, and so agrees where others do that say it: a city has few postal codes.</summary>
    public bool IsGeographic => Column.Role is FieldRole.Address or FieldRole.City or FieldRole.PostalCode or FieldRole.Region;

    /// <summary>True: others of a name that is alike have it alike too.</summary>
    public bool IsMadeFromNames => Column.Role is FieldRole.Email or FieldRole.Website;

    /// <summary>The level of two values that are not the same: from 1 on, below the last.</summary>
    /// <param name="left">The code of the one value.</param>
    /// <param name="right">The code of the other.</param>
    public abstract int Level(int left, int right);

    private IEnumerable<double> Spread(double nothingAlike, double same) => Enumerable.Range(0, Levels.Count).Select(level =>
        level == 0 ? nothingAlike : Levels.Count == 2 ? 1 - nothingAlike : level == Levels.Count - 1 ? same : (1 - same - nothingAlike) / (Levels.Count - 2));
}
