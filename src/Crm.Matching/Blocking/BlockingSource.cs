using Crm.Matching.Records;

namespace Crm.Matching.Blocking;

/// <summary>The records that are put in blocks.</summary>
/// <param name="Columns">Their columns.</param>
/// <param name="Records">How many there are.</param>
/// <param name="RightStart">Linking two sources, the place where the right one begins; null: duplicates are looked for in one.</param>
internal sealed record BlockingSource(IReadOnlyList<CodedColumn> Columns, int Records, int? RightStart = null)
{
    /// <summary>All pairs that could be compared.</summary>
    public long AllPairs => RightStart is { } right ? (long)right * (Records - right) : (long)Records * (Records - 1) / 2;

    public CodedColumn Column(string name)
    {
        foreach (var column in Columns)
        {
            if (column.Name == name)
            {
                return column;
            }
        }

        throw Refuse.Of(MatchingErrorCodes.UnknownColumn, $"A blocking rule names the column '{name}'; there are {string.Join(", ", Columns.Select(c => c.Name))}.");
    }

    public void Check()
    {
        if (Records < 0 || RightStart is { } right && (right < 0 || right > Records))
        {
            throw Refuse.Option($"There are {Records} records and the right source begins at {RightStart}; it must begin within them.");
        }

        foreach (var column in Columns)
        {
            if (column.Codes.Length != Records)
            {
                throw Refuse.Of(MatchingErrorCodes.LengthMismatch, $"The column '{column.Name}' has {column.Codes.Length} values; there are {Records} records.");
            }
        }
    }
}
