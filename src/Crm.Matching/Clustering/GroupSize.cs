using System.Runtime.InteropServices;

namespace Crm.Matching.Clustering;

/// <summary>How many records a group has of the left source, and of the right one.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GroupSize(int Lefts, int Rights)
{
    public static GroupSize Of(List<int> records, int lefts)
    {
        var place = records.BinarySearch(lefts);
        var left = place < 0 ? ~place : place;
        return new(left, records.Count - left);
    }
}
