using System.Collections.Immutable;

namespace Crm.Matching.Blocking;

/// <summary>When two records are worth comparing: they share all parts.</summary>
/// <param name="Parts">What they share. None at all: every record is worth comparing with every other.</param>
public abstract record BlockingRule(ImmutableArray<BlockingPart> Parts)
{
    /// <summary>Every pair of records; for few records.</summary>
    public static BlockingRule EveryPair { get; } = new SameKeyRule([]);

    /// <summary>The rule as a name for reports.</summary>
    public virtual string Name => Parts.Length == 0 ? "every pair" : string.Join(" + ", Parts);

    /// <summary>Records that share all parts.</summary>
    /// <param name="parts">The parts.</param>
    public static BlockingRule Same(params BlockingPart[] parts) => new SameKeyRule([.. parts]);

    internal virtual void Check()
    {
        foreach (var part in Parts)
        {
            part.Check();
        }

        if (Parts.Count(p => p.Width > 1) > 1)
        {
            throw Refuse.Option($"The rule '{Name}' has several parts with each word; one is possible.");
        }
    }
}

/// <summary>Records that share all parts make a block, and all pairs of a block are compared.</summary>
/// <param name="Parts">What they share.</param>
public sealed record SameKeyRule(ImmutableArray<BlockingPart> Parts) : BlockingRule(Parts);

/// <summary>
/// The sorted neighbourhood (Hernandez and Stolfo 1995): records are sorted by the values of the parts, and those near each other are compared. The window closes early where neighbours do not begin alike
/// (the adaptive form: Yan, Lee, Kan and Giles 2007).
/// </summary>
/// <param name="Parts">By what is sorted: the first 8 bytes, shared out evenly among at most 8 columns. Only <see cref="BlockingTransform.Exact"/>.</param>
/// <param name="Window">To how many of those that follow it a record is compared; 1 to 100.</param>
/// <param name="SameStart">How many of the first bytes neighbours must share; 0 to 8.</param>
public sealed record SortedNeighbourhoodRule(ImmutableArray<BlockingPart> Parts, int Window = 5, int SameStart = 2) : BlockingRule(Parts)
{
    /// <inheritdoc/>
    public override string Name => "near in " + base.Name;

    internal override void Check()
    {
        base.Check();
        if (Parts.Length is < 1 or > 8 || Parts.Any(p => p.Transform != BlockingTransform.Exact) || Window is < 1 or > 100 || SameStart is < 0 or > 8)
        {
            throw Refuse.Option($"The rule '{Name}' (window {Window}, same start {SameStart}) must have 1 to 8 whole values, a window from 1 to 100 and a same start from 0 to 8.");
        }
    }
}

/// <summary>
/// Texts that share many of their letter groups (q-grams): MinHash (Broder 1997) in bands (Indyk and Motwani 1998; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4). Two texts whose sets of q-grams
/// have the Jaccard similarity s share a block with the probability 1 - (1 - s^rows)^bands.
/// </summary>
/// <param name="Column">The column of texts.</param>
/// <param name="Parts">What they must share besides; often nothing.</param>
/// <param name="Bands">How many bands; 1 to 16. Each is a block of its own.</param>
/// <param name="Rows">How many minima must agree in a band; 1 to 8.</param>
/// <param name="Gram">How many letters make a group; 1 to 8.</param>
public sealed record SimilarTextRule(string Column, ImmutableArray<BlockingPart> Parts, int Bands = 4, int Rows = 3, int Gram = 2) : BlockingRule(Parts)
{
    /// <inheritdoc/>
    public override string Name => Parts.Length == 0 ? "similar " + Column : $"similar {Column} + {base.Name}";

    internal override void Check()
    {
        base.Check();
        if (Parts.Any(p => p.Width > 1) || Bands is < 1 or > 16 || Rows is < 1 or > 8 || Gram is < 1 or > 8)
        {
            throw Refuse.Option($"The rule '{Name}' ({Bands} bands of {Rows} rows, {Gram}-grams) must have 1 to 16 bands, 1 to 8 rows, grams of 1 to 8 letters, and no part with each word.");
        }
    }
}
