using Crm.Synthetic.Chance;

namespace Crm.Synthetic.People;

/// <summary>Records of made-up people, a fifth of them further records of somebody who is there already: the same for a seed at every run, one at a time.</summary>
internal static class PeopleGenerator
{
    private const ulong Written = 2ul << 60;
    private const ulong Changed = 3ul << 60;

    /// <summary>The records. Holds some 20 bytes for each.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The seed.</param>
    public static IEnumerable<PersonRecord> Records(int count, ulong seed)
    {
        var households = new Groups(RecordOrder.Firsts(count), household => Household.Size(seed, household));
        foreach (var (who, copy) in RecordOrder.Of(count, seed))
        {
            var (household, place) = households[who];
            var person = Household.Members(seed, household, who - place)[place];
            var draw = new Draw(seed, Written | ((ulong)copy << 40) | (uint)who);
            yield return copy == 0
                ? Clerk.Careful(who + 1, person, ref draw)
                : Clerk.Careless(who + 1, Life.Later(person, ref draw, new(seed, Changed | (uint)who), who), ref draw);
        }
    }
}
