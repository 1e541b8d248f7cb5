namespace Crm.Matching.Clustering;

/// <summary>Places that have been joined.</summary>
internal sealed class Group
{
    /// <summary>The places.</summary>
    public required List<int> Places { get; init; }

    /// <summary>How many records they have.</summary>
    public required GroupSize Size { get; set; }

    /// <summary>Takes in what another group has.</summary>
    public void Take(Group other)
    {
        Places.AddRange(other.Places);
        Size += other.Size;
    }
}
