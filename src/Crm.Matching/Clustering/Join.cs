namespace Crm.Matching.Clustering;

/// <summary>Two groups became one.</summary>
/// <param name="Link">The link that joined them.</param>
/// <param name="Left">How many records of either source the one group had.</param>
/// <param name="Right">How many the other had.</param>
internal sealed record Join(Link Link, GroupSize Left, GroupSize Right)
{
    /// <summary>How many pairs across they have; linking two sources, such that have one record of each.</summary>
    public double Pairs(bool linked) => linked ? (Left.Lefts * (double)Right.Rights) + (Left.Rights * (double)Right.Lefts) : (Left.Lefts + Left.Rights) * (double)(Right.Lefts + Right.Rights);
}
