namespace Crm.Synthetic.Chance;

/// <summary>Things drawn as often as their rank says, by the law of Zipf and Mandelbrot: 1 / (rank + offset). Only divisions and sums, so that every machine draws the same.</summary>
/// <param name="all">The things, the most frequent first.</param>
/// <param name="offset">How much the head is flattened.</param>
internal sealed class ZipfList<T>(T[] all, double offset)
{
    private readonly double[] sums = Sums(all.Length, offset);

    public int Count => all.Length;

    public T this[int rank] => all[rank];

    public T Of(ref Draw draw) => all[RankOf(ref draw)];

    public int RankOf(ref Draw draw)
    {
        var place = Array.BinarySearch(sums, draw.Share() * sums[^1]);
        return Math.Min(place < 0 ? ~place : place + 1, all.Length - 1);
    }

    /// <summary>The share of draws that give the thing of a rank.</summary>
    public double ShareOf(int rank) => (sums[rank] - (rank == 0 ? 0 : sums[rank - 1])) / sums[^1];

    private static double[] Sums(int count, double offset)
    {
        var (sums, sum) = (new double[count], 0.0);
        for (var rank = 0; rank < count; rank++)
        {
            sums[rank] = sum += 1 / (rank + 1 + offset);
        }

        return sums;
    }
}
