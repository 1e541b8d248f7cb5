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
        Section("Data", $"{Texts.Count(Data.Rows)} rows, {Texts.Count(Data.Positives)} of them positive ({Texts.Percent(Data.Rows == 0 ? 0 : (double)Data.Positives / Data.Rows)}).");
        Table(["column", "kind", "missing"], Data.Columns.Select(c => new[] { c.Name, c.Kind.ToString().ToLowerInvariant(), Texts.Percent(c.MissingShare) }));
        Section("Figures", null);
        Table(["figure", "value", "interval"], Figures.Select(f => new[] { f.Name, Number(f.Value), f is { Low: { } low, High: { } high } ? $"{Number(low)} to {Number(high)}" : "" }));
        if (Importance.Length > 0)
        {
            Section("What matters", Importance.Length > MostShown ? $"The first {MostShown} of {Importance.Length} columns." : null);
            Table(["column", "share"], Importance.Take(MostShown).Select(i => new[] { i.Column, Texts.Percent(i.Share) }));
        }

        if (Sufficiency is not null)
        {
            Section("Are the data enough?", Cell(Sufficiency.Reason));
        }

        if (Leakage is not null)
        {
            Section("Columns known only after the outcome", Leakage.Findings.IsEmpty ? "None was found." : null);
            Table(["column", "AUC alone", "why"], Leakage.Findings.Select(f => new[] { f.Column, Number(f.Auc), f.Reason }));
        }

        if (Drift is not null)
        {
            Section("Drift since the training", $"{Texts.Count(Drift.RowsNow)} rows now: {Drift.Reading.ToString().ToLowerInvariant()}.");
            Table(["column", "PSI", "reading", "moved most"], Drift.Columns.Take(MostShown).Select(c => new[] { c.Column, Number(c.Psi), c.Reading.ToString().ToLowerInvariant(), c.Moved }));
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

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Names come from data: one that holds a bar, a line break or a tag must not break the page.</summary>
    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
