using System.Runtime.InteropServices;

namespace Crm.Matching.Clustering;

/// <summary>Two groups became one, or the copies of one record did.</summary>
/// <param name="Link">The link that joined them.</param>
/// <param name="Pairs">How many pairs of records they have across; linking two sources, such that have one record of each.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Join(Link Link, double Pairs);
