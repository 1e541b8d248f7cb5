using System.Collections.Immutable;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>The records of one source or two, normalized, in the order of their contents, and ready to be compared.</summary>
internal sealed class MatchSource
{
    /// <summary>How many records came.</summary>
    public required int Records { get; init; }

    /// <summary>How many of them the left source has; null: there is one.</summary>
    public required int? LeftRecords { get; init; }

    /// <summary>How many different records there are: so many have a place here.</summary>
    public int Count => Copies.Places;

    /// <summary>Where the right source begins here; null: there is one.</summary>
    public int? Split => LeftRecords is null ? null : Copies.Lefts;

    /// <summary>The roles of the columns.</summary>
    public required ImmutableDictionary<string, FieldRole> Roles { get; init; }

    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>The records that came of each place.</summary>
    public required RecordCopies Copies { get; init; }

    /// <summary>The place here of each record that came.</summary>
    public required int[] PlaceOf { get; init; }

    public required IReadOnlyList<FieldComparison> Fields { get; init; }

    public required PairComparer Comparer { get; init; }

    /// <summary>How each field is read from its column.</summary>
    public required IReadOnlyList<FieldReading> Readings { get; init; }

    /// <summary>The texts of each field as they came, source by source.</summary>
    public required IReadOnlyList<string?[][]> Texts { get; init; }

    /// <summary>A value as it came.</summary>
    public string? TextOf(int record, int field) => record < Texts[field][0].Length ? Texts[field][0][record] : Texts[field][1][record - Texts[field][0].Length];
}
