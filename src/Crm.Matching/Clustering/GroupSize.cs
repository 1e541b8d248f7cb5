using System.Runtime.InteropServices;

namespace Crm.Matching.Clustering;

/// <summary>How many records a group has of the left source, and of the right one.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GroupSize(int Lefts, int Rights)
{
    public static GroupSize operator +(GroupSize a, GroupSize b) => new(a.Lefts + b.Lefts, a.Rights + b.Rights);

    /// <summary>How many pairs two groups have across; linking two sources, such that have one record of each.</summary>
    public static double Pairs(GroupSize a, GroupSize b, bool linked) => linked ? (a.Lefts * (double)b.Rights) + (a.Rights * (double)b.Lefts) : (a.Lefts + a.Rights) * (double)(b.Lefts + b.Rights);
}
