namespace Crm.Synthetic.Chance;

internal static class Shuffle
{
    /// <summary>Another order of the same things (Fisher and Yates).</summary>
    public static T[] Of<T>(T[] all, ulong seed, ulong stream)
    {
        var draw = new Draw(seed, stream);
        for (var i = all.Length - 1; i > 0; i--)
        {
            var other = draw.Below(i + 1);
            (all[i], all[other]) = (all[other], all[i]);
        }

        return all;
    }
}
