using System.Globalization;
using System.Text;

namespace Crm.Scoring.Honesty;

/// <content>The card as text.</content>
public sealed partial record ModelCard
{
    private const int MostShown = 15;

    /// <summary>The card as Markdown.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append('\n');
        Line($"# {Cell(Name)}");
        Line("");
        Line($"{Kind} model{(Trained is { } time ? $", trained {time.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)}" : "")}. Judged on: {Split}.");
        Line($"Calibration: {Calibration ?? "none"}.");
        Section("Data", $"{Invariant.Count(Data.Rows)} rows, {Invariant.Count(Data.Positives)} of them positive ({Invariant.Percent(Data.Rows == 0 ? 0 : (double)Data.Positives / Data.Rows)}).");
        Table(["column", "kind", "missing"], Data.Columns.Select(c => new[] { c.Name, c.Kind.ToString().ToLowerInvariant(), Invariant.Percent(c.MissingShare) }));
        Section("Figures", null);
        Table(["figure", "value", "interval"], Figures.Select(f => new[] { f.Name, Invariant.Number(f.Estimate.Value), f.Estimate is { HasInterval: true } e ? $"{Invariant.Number(e.Low)} to {Invariant.Number(e.High)}" : "" }));
        if (Importance.Length > 0)
        {
            Section("What matters", Importance.Length > MostShown ? $"The first {MostShown} of {Importance.Length} columns." : null);
            Table(["column", "share"], Importance.Take(MostShown).Select(i => new[] { i.Column, Invariant.Percent(i.Share) }));
        }

        if (Sufficiency is not null)
        {
            Section("Are the data enough?", Cell(Sufficiency.Reason));
        }

        if (Leakage is not null)
        {
            Section("Columns known only after the outcome", Leakage.Findings.IsEmpty ? "None was found." : null);
            Table(["column", "AUC alone", "why"], Leakage.Findings.Select(f => new[] { f.Column, Invariant.Number(f.Auc), f.Reason }));
        }

        if (Drift is not null)
        {
            Section("Drift since the training", $"{Invariant.Count(Drift.RowsNow)} rows now: {Drift.Reading.ToString().ToLowerInvariant()}.");
            Table(["column", "PSI", "reading", "moved most"], Drift.Columns.Take(MostShown).Select(c => new[] { c.Column, Invariant.Number(c.Psi), c.Reading.ToString().ToLowerInvariant(), c.Moved }));
        }

        if (Recalibration is not null)
        {
            Section("Do the probabilities hold?", Recalibration.Reason);
        }

        Section("Caveats", Caveats.IsEmpty ? "None known." : null);
        foreach (var caveat in Caveats)
        {
            Line($"- {Cell(caveat)}");
        }

        return text.ToString();

        void Section(string title, string? words)
        {
            Line("");
            Line($"## {title}");
            if (words is not null)
            {
                Line(words);
            }
        }

        void Table(string[] heads, IEnumerable<string[]> rows)
        {
            var all = rows.ToArray();
            if (all.Length > 0)
            {
                Line("");
                Line($"| {string.Join(" | ", heads)} |");
                Line($"|{string.Concat(heads.Select(_ => "---|"))}");
                Array.ForEach(all, row => Line($"| {string.Join(" | ", row.Select(Cell))} |"));
            }
        }
    }

    /// <summary>Names come from data: one that holds a bar, a line break or a tag must not break the page.</summary>
    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
