namespace Crm.StateMachines.Building;

/// <summary>Words for "what would be right" where a name was wrong.</summary>
internal static class Names
{
    private const int Most = 12;

    public static string Offer(string what, IEnumerable<string> names)
    {
        var list = names.ToList();
        return list.Count switch
        {
            0 => $"{what}, of which there are none.",
            > Most => $"{what}: {string.Join(", ", list.Take(Most))} and {list.Count - Most} more.",
            _ => $"{what}: {string.Join(", ", list)}.",
        };
    }
}
