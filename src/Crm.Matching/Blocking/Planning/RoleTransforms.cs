using System.Runtime.InteropServices;
using Crm.Matching.Records;

namespace Crm.Matching.Blocking.Planning;

/// <summary>A part that a planned key may have.</summary>
/// <param name="Transform">What of the value.</param>
/// <param name="Length">How much of it; 0: the default.</param>
/// <param name="Survival">How often two values that differ by a slip still share it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlannedTransform(BlockingTransform Transform, double Survival, int Length = 0)
{
    public BlockingPart On(string column) => new(column, Transform, Length);
}

/// <summary>What of a column's value a planned key may use. Survivals are rough, from where in a value slips fall: they only say in which order keys are tried.</summary>
internal static class RoleTransforms
{
    private static readonly PlannedTransform Exact = new(BlockingTransform.Exact, 0);
    private static readonly PlannedTransform Sound = new(BlockingTransform.Soundex, 0.6);
    private static readonly PlannedTransform Rarest = new(BlockingTransform.RarestToken, 0.5);

    /// <summary>Each word of a text.</summary>
    public static readonly PlannedTransform EachWord = new(BlockingTransform.EachToken, 0.85);

    /// <summary>What <see cref="SimilarTextRule"/> bears, which is no transform of a part: one letter of twelve changes two of eleven pairs of letters on either side.</summary>
    public static readonly PlannedTransform SimilarText = new((BlockingTransform)(-1), 0.8);

    /// <summary>Whether a column holds texts of several words.</summary>
    public static bool IsText(FieldRole role) => role is FieldRole.FullName or FieldRole.OrganisationName or FieldRole.Address or FieldRole.Text;

    /// <summary>From the strictest to the one that bears most; empty: the column makes no key.</summary>
    public static PlannedTransform[] Of(FieldRole role) => role switch
    {
        FieldRole.Ignored => [],
        FieldRole.GivenName or FieldRole.FamilyName => [Exact, new(BlockingTransform.Phonetic, 0.5), Sound],
        FieldRole.FullName => [new(BlockingTransform.SortedTokens, 0.2), Rarest, Sound],
        FieldRole.OrganisationName => [new(BlockingTransform.SortedTokens, 0.2), Rarest, new(BlockingTransform.Start, 0.5, 4)],
        FieldRole.BirthDate => [Exact, new(BlockingTransform.DayMonth, 0.5), new(BlockingTransform.YearMonth, 0.6), new(BlockingTransform.Year, 0.7)],
        FieldRole.Email => [Exact, new(BlockingTransform.LocalPart, 0.3), new(BlockingTransform.Start, 0.6, 5)],
        FieldRole.Phone => [Exact, new(BlockingTransform.LastDigits, 0.3), new(BlockingTransform.LastDigits, 0.6, 4)],
        FieldRole.Address => [Exact, Rarest, new(BlockingTransform.Start, 0.5, 5)],
        FieldRole.PostalCode => [Exact, new(BlockingTransform.Start, 0.6, 3)],
        FieldRole.City => [Exact, new(BlockingTransform.Start, 0.6, 3)],
        FieldRole.Identifier => [Exact, new(BlockingTransform.SortedLetters, 0.3), new(BlockingTransform.LastDigits, 0.6, 4)],
        FieldRole.Text => [Exact, Rarest, new(BlockingTransform.Start, 0.5, 4)],
        _ => [Exact],
    };
}
