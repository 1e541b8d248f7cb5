namespace Crm.Synthetic.Chance;

/// <summary>Members numbered through, group after group.</summary>
internal sealed class Groups
{
    private readonly int[] groupOf;
    private readonly List<int> firsts = [];

    /// <param name="members">How many members; the last group may be cut.</param>
    /// <param name="size">How many members the group of a number has, from 1.</param>
    public Groups(int members, Func<int, int> size)
    {
        groupOf = new int[members];
        for (var (group, first) = (0, 0); first < members; group++)
        {
            var count = Math.Min(size(group), members - first);
            Array.Fill(groupOf, group, first, count);
            firsts.Add(first);
            first += count;
        }
    }

    /// <summary>The group of a member, and its place there.</summary>
    public (int Group, int Place) this[int member] => (groupOf[member], member - firsts[groupOf[member]]);
}
