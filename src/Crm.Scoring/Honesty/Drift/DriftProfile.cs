using System.Collections.Immutable;
using Crm.Scoring.Data;

namespace Crm.Scoring.Honesty;

/// <summary>What the columns of the training looked like, as counts in cells: kept beside a model, it tells later how far the data have moved. Holds no row. Immutable.</summary>
public sealed partial class DriftProfile
{
    private const double ModerateFrom = 0.1;
    private const double MajorFrom = 0.25;

    private readonly ImmutableArray<ColumnProfile> columns;

    private DriftProfile(int rows, ImmutableArray<ColumnProfile> columns) => (Rows, this.columns) = (rows, columns);

    /// <summary>How many rows the training had.</summary>
    public int Rows { get; }

    /// <summary>The names of the columns.</summary>
    public IEnumerable<string> Columns => columns.Select(c => c.Name);

    /// <summary>The profile of data: numbers in ten quantiles, categories by level, levels in fewer than 1 % of the rows together. Scores can be a column too. O(rows log rows) a column.</summary>
    /// <param name="data">The data of the training; target and weights do not matter.</param>
    /// <exception cref="ScoringException">There are no rows (<c>scoring.too_few_rows</c>).</exception>
    public static DriftProfile Of(DataSet data) => new(Some(data).Rows, [.. data.Columns.Select(ColumnProfile.Of)]);

    /// <summary>How far data have moved from the profile. Columns that the profile does not know do not matter.</summary>
    /// <param name="now">The data now.</param>
    /// <exception cref="ScoringException">There are no rows (<c>scoring.too_few_rows</c>), or a column is categorical in one of both only (<c>scoring.invalid_value</c>).</exception>
    public DriftReport Compare(DataSet now)
    {
        Some(now);
        var found = columns.Select(c => (Profile: c, Column: now.Find(c.Name))).ToArray();
        return new(
            Rows,
            now.Rows,
            [.. found.Where(f => f.Column is not null).Select(f => Drift(f.Profile, f.Profile.Count(f.Column!))).OrderByDescending(c => c.Psi)],
            [.. found.Where(f => f.Column is null).Select(f => f.Profile.Name)]);
    }

    private static ColumnDrift Drift(ColumnProfile profile, long[] now)
    {
        var parts = StabilityIndex.Parts(profile.Counts, now);
        var (psi, chance, most) = (parts.Sum(), StabilityIndex.Chance(profile.Counts, now), Array.IndexOf(parts, parts.Max()));
        var reading = psi <= chance || psi < ModerateFrom ? DriftReading.Stable : psi < MajorFrom ? DriftReading.Moderate : DriftReading.Major;
        var (before, after) = ((double)profile.Counts[most] / profile.Counts.Sum(), (double)now[most] / now.Sum());
        return new(profile.Name, psi, chance, reading, $"{profile.Cell(most)}: {Invariant.Percent(before)} then, {Invariant.Percent(after)} now");
    }

    private static DataSet Some(DataSet data) =>
        data.Rows > 0 ? data : throw new ScoringException(ScoringErrorCodes.TooFewRows, "There are no rows; a distribution needs some.");
}
