using System.Collections.Immutable;

namespace Crm.Scoring.Data;

/// <summary>How a CSV text is read.</summary>
public sealed record CsvOptions
{
    /// <summary>What stands between two fields.</summary>
    /// <value>The default is null: of comma, semicolon and tab the one that stands most often in the header.</value>
    public char? Delimiter { get; init; }

    /// <summary>The texts that mean that a value is missing, whatever their case.</summary>
    /// <value>The default is the empty text, <c>NA</c>, <c>N/A</c>, <c>#N/A</c>, <c>&lt;NA&gt;</c>, <c>NaN</c>, <c>null</c>, <c>\N</c> and <c>?</c>.</value>
    public ImmutableArray<string> Missing { get; init; } = ["", "NA", "N/A", "#N/A", "<NA>", "NaN", "null", @"\N", "?"];

    /// <summary>The kinds of columns that are not to be inferred, by name.</summary>
    /// <value>The default is empty.</value>
    public ImmutableDictionary<string, ColumnKind> Kinds { get; init; } = ImmutableDictionary<string, ColumnKind>.Empty;
}
