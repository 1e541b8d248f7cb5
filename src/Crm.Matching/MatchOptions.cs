using System.Collections.Immutable;
using Crm.Matching.Blocking;
using Crm.Matching.Records;

namespace Crm.Matching;

/// <summary>How records are matched. The defaults find duplicates without anything being said about the columns.</summary>
public sealed record MatchOptions
{
    /// <summary>What columns mean, by name; <see cref="FieldRole.Ignored"/> keeps a column out.</summary>
    /// <value>Empty: all are guessed from their names and contents.</value>
    public ImmutableDictionary<string, FieldRole> Roles { get; init; } = ImmutableDictionary<string, FieldRole>.Empty;

    /// <summary>How likely a match must be for two records to be joined, above 0 and below 1.</summary>
    /// <value>Null: chosen from the estimated precision and recall: the best F1 at which no more than 3 in 10,000 pairs, or one in all, are expected to be wrong; 0.5 or more.</value>
    public double? Threshold { get; init; }

    /// <summary>Linking two sources: whether a record of one may match at most one of the other.</summary>
    /// <value>Null: if hardly a record has several likely matches, so that neither source seems to hold duplicates of its own.</value>
    public bool? OneToOne { get; init; }

    /// <summary>Pairs of which it is known whether they match; they help the model and are kept in the result.</summary>
    /// <value>Empty.</value>
    public ImmutableArray<LabelledPair> Labels { get; init; } = [];

    /// <summary>How many pairs may be compared.</summary>
    public BlockingOptions Blocking { get; init; } = new();

    /// <summary>Which records are worth comparing.</summary>
    /// <value>Null: planned from what the columns hold.</value>
    public BlockingPlan? Plan { get; init; }

    /// <summary>The region, as two letters of ISO 3166-1, of telephone numbers without a country code.</summary>
    /// <value>Null: they are compared by their last digits.</value>
    public string? Region { get; init; }

    /// <summary>How many threads work at most; from 1. Everything is the same for any number.</summary>
    /// <value>1.</value>
    public int Threads { get; init; } = 1;

    /// <summary>What is drawn at random is drawn by this.</summary>
    /// <value>1.</value>
    public ulong Seed { get; init; } = 1;

    internal void Check(RecordTable[] tables)
    {
        if (Threshold is { } threshold && !(threshold > 0 && threshold < 1))
        {
            throw Refuse.Option($"MatchOptions.Threshold is {threshold}; it must be above 0 and below 1, or null.");
        }

        if (Threads < 1)
        {
            throw Refuse.Option($"MatchOptions.Threads is {Threads}; it must be at least 1.");
        }

        var (left, all) = (tables[0].Count, tables.Sum(table => table.Count));
        foreach (var (a, b, _) in Labels)
        {
            if (a < 0 || a >= all || b < 0 || b >= all || a == b)
            {
                throw Refuse.Option($"A label names the records {a} and {b}; they must be two of 0 to {all - 1}.");
            }

            if (tables.Length > 1 && a < left == b < left)
            {
                throw Refuse.Option($"A label names the records {a} and {b}, which are of one source; linking two, they must be one of 0 to {left - 1} and one of {left} to {all - 1}.");
            }
        }
    }
}
