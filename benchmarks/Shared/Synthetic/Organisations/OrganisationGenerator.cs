using Crm.Synthetic.Chance;

namespace Crm.Synthetic.Organisations;

/// <summary>Records of made-up organisations, a fifth of them further records of one that is there already: the same for a seed at every run, one at a time.</summary>
internal static class OrganisationGenerator
{
    private const ulong Written = 4ul << 60;
    private const ulong Changed = 5ul << 60;

    /// <summary>The records. Holds some 20 bytes for each.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The seed.</param>
    public static IEnumerable<OrganisationRecord> Records(int count, ulong seed)
    {
        var chains = new Groups(RecordOrder.Firsts(count), number => Market.Size(seed, number));
        foreach (var (who, copy) in RecordOrder.Of(count, seed))
        {
            var (number, place) = chains[who];
            var house = Market.House(seed, number, place);
            var draw = new Draw(seed, Written | ((ulong)copy << 40) | (uint)who);
            yield return copy == 0 ? Registrar.Careful(who + 1, house, ref draw) : Registrar.Careless(who + 1, house, ref draw, new(seed, Changed | (uint)who));
        }
    }
}
