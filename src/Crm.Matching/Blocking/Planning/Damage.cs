using Crm.Matching.Records;

namespace Crm.Matching.Blocking.Planning;

/// <summary>
/// How fields of two records of one entity come to differ, as matches that are made up: values are missing as often as they are, careful records have a slip in few of their fields and careless ones in up to
/// six of ten, and who moved has another address as a whole. A slip of a strength from 0 to 1 leaves a transform's key as it is where its survival is more. What each rule would find among these matches says which rules complete each other.
/// </summary>
internal sealed class Damage
{
    /// <summary>How many matches are made up.</summary>
    public const int Matches = 8192;

    private const double MostSlips = 0.6;
    private const double Move = 0.1;

    // By field and match: 0: the values are one; above 0 and below 1: a slip; from 1: nothing is left.
    private readonly float[][] strengths;

    /// <param name="fields">The columns, of which some values are missing.</param>
    /// <param name="records">How many records they have.</param>
    public Damage(CodedColumn[] fields, int records)
    {
        strengths = [.. fields.Select(_ => new float[Matches])];
        double[] present = [.. fields.Select(f => f.Counts.Sum(c => (long)c) / (double)records)];
        var draw = 0UL;
        for (var match = 0; match < Matches; match++)
        {
            var (slip, hasMoved) = (MostSlips * Draw(ref draw), Draw(ref draw) < Move);
            for (var field = 0; field < fields.Length; field++)
            {
                var (isPresent, isSlip, strength) = (Draw(ref draw) < present[field] * present[field], Draw(ref draw) < slip, Draw(ref draw));
                var isOther = !isPresent || (hasMoved && Moves(fields[field].Role));
                strengths[field][match] = isOther ? 1 : isSlip ? (float)Math.Max(strength, 1e-6) : 0;
            }
        }
    }

    /// <summary>Which of the matches a rule finds, a bit each.</summary>
    public ulong[] Found(PlannedKey key)
    {
        var found = new ulong[Matches / 64];
        for (var match = 0; match < Matches; match++)
        {
            var isFound = true;
            foreach (var (field, survival) in key.Fields)
            {
                var strength = strengths[field][match];
                isFound &= strength == 0 || strength < survival;
            }

            found[match / 64] |= isFound ? 1UL << (match % 64) : 0;
        }

        return found;
    }

    private static bool Moves(FieldRole role) => role is FieldRole.Address or FieldRole.HouseNumber or FieldRole.City or FieldRole.PostalCode;

    /// <summary>A number from 0 to 1: Weyl's sequence, mixed; the same ones in every run.</summary>
    private static double Draw(ref ulong state) => (Keys.Hash64.Mix(state++, 0x5DEE_CE66D) >> 11) * (1.0 / (1UL << 53));
}
