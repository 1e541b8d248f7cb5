using Crm.Matching.Blocking.Keys;
using Crm.Matching.Records;

namespace Crm.Matching.Blocking.Planning;

/// <summary>
/// How fields of two records of one entity come to differ, as matches that are made up: values are missing as often as they are, careful records have a slip in few of their fields and careless ones in up to
/// six of ten, and who moved has another address as a whole. A transform's key bears a slip as often as its survival says. What each rule would find among these matches says which rules complete each other.
/// </summary>
internal sealed class Damage
{
    /// <summary>How many matches are made up.</summary>
    public const int Matches = 8192;

    private const double MostSlips = 0.6;
    private const double Move = 0.1;

    private readonly Harm[][] harms;

    /// <param name="fields">The columns, of which some values are missing.</param>
    /// <param name="records">How many records they have.</param>
    public Damage(CodedColumn[] fields, int records)
    {
        harms = [.. fields.Select(_ => new Harm[Matches])];
        double[] present = [.. fields.Select(f => f.Counts.Sum(c => (long)c) / (double)records)];
        for (var match = 0; match < Matches; match++)
        {
            var (slips, hasMoved) = (MostSlips * Draw(match, -1, 0), Draw(match, -1, 1) < Move);
            for (var field = 0; field < fields.Length; field++)
            {
                var isPresent = Draw(match, field, -50) < present[field] * present[field];
                var isSlip = Draw(match, field, -51) < slips;
                harms[field][match] = !isPresent || (hasMoved && Moves(fields[field].Role)) ? Harm.Other : isSlip ? Harm.Slip : Harm.None;
            }
        }
    }

    private enum Harm : byte
    {
        None,
        Slip,
        Other,
    }

    /// <summary>Which of the matches a rule finds, a bit each.</summary>
    public ulong[] Found(PlannedKey key)
    {
        var found = new ulong[Matches / 64];
        for (var match = 0; match < Matches; match++)
        {
            var isFound = true;
            foreach (var (field, transform) in key.Fields)
            {
                isFound &= harms[field][match] switch
                {
                    Harm.None => true,
                    // One slip and one transform go one way in whatever rule. Half of the slips are as bad for every transform.
                    Harm.Slip => Draw(match, field, Draw(match, field, -52) < 0.5 ? -53 : ((int)transform.Transform * 16) + transform.Length) < transform.Survival,
                    _ => false,
                };
            }

            found[match / 64] |= isFound ? 1UL << (match % 64) : 0;
        }

        return found;
    }

    private static bool Moves(FieldRole role) => role is FieldRole.Address or FieldRole.HouseNumber or FieldRole.City or FieldRole.PostalCode;

    /// <summary>A number from 0 to 1 for a question; the same one in every run.</summary>
    private static double Draw(int match, int field, int question)
    {
        // Mixed once more: after one round answers to neighbouring questions still hang together.
        var hash = Hash64.Mix(Hash64.Mix((ulong)match, (ulong)(field + 1)), (ulong)(question + 100));
        return (Hash64.Mix(hash, hash >> 32) >> 11) * (1.0 / (1UL << 53));
    }
}
