using System.Globalization;
using System.Text.Json;
using Crm.Scoring.Json;

namespace Crm.Scoring.Honesty;

/// <content>The card as JSON.</content>
public sealed partial record ModelCard
{
    /// <summary>Writes the card as one JSON object. Parts that are not there are null.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteString("name", Name);
        writer.WriteString("kind", Kind);
        writer.WriteString("split", Split);
        writer.WriteString("trained", Trained?.ToString("O", CultureInfo.InvariantCulture));
        writer.WriteString("calibration", Calibration);
        Part("data", Data, d =>
        {
            writer.WriteNumber("rows", d.Rows);
            writer.WriteNumber("positives", d.Positives);
            writer.WriteObjects("columns", d.Columns, c =>
            {
                writer.WriteString("name", c.Name);
                writer.WriteString("kind", JsonNames.Of(c.Kind));
                writer.WriteNumber("missingShare", c.MissingShare);
            });
        });
        writer.WriteObjects("figures", Figures, f =>
        {
            writer.WriteString("name", f.Name);
            Number("value", f.Estimate.Value);
            Number("low", f.Estimate.Low);
            Number("high", f.Estimate.High);
        });
        writer.WriteObjects("importance", Importance, i =>
        {
            writer.WriteString("column", i.Column);
            writer.WriteNumber("share", i.Share);
        });
        Part("sufficiency", Sufficiency, s =>
        {
            writer.WriteBoolean("sufficient", s.IsSufficient);
            writer.WriteString("reason", s.Reason);
            Number("spanDays", s.Span?.TotalDays);
            Number("auc", s.Signal?.Auc);
            Number("shuffledBest", s.Signal?.ShuffledBest);
        });
        Part("leakage", Leakage, l => writer.WriteObjects("findings", l.Findings, f =>
        {
            writer.WriteString("column", f.Column);
            writer.WriteString("kind", JsonNames.Of(f.Kind));
            writer.WriteNumber("auc", f.Auc);
            writer.WriteString("reason", f.Reason);
        }));
        Part("drift", Drift, d =>
        {
            writer.WriteString("reading", JsonNames.Of(d.Reading));
            writer.WriteNumber("rowsNow", d.RowsNow);
            writer.WriteObjects("columns", d.Columns, c =>
            {
                writer.WriteString("column", c.Column);
                writer.WriteNumber("psi", c.Psi);
                writer.WriteNumber("chance", c.Chance);
                writer.WriteString("reading", JsonNames.Of(c.Reading));
                writer.WriteString("moved", c.Moved);
            });
            writer.WriteArray("absent", d.Absent, writer.WriteStringValue);
        });
        Part("recalibration", Recalibration, r =>
        {
            writer.WriteString("advice", JsonNames.Of(r.Advice));
            writer.WriteString("reason", r.Reason);
            Number("meanPredicted", r.MeanPredicted);
            Number("observedRate", r.ObservedRate);
            Number("slope", r.Slope);
            Number("logOddsShift", r.Shift.LogOdds);
        });
        writer.WriteArray("caveats", Caveats, writer.WriteStringValue);
        writer.WriteEndObject();

        void Part<T>(string name, T? part, Action<T> write)
            where T : class
        {
            if (part is null)
            {
                writer.WriteNull(name);
                return;
            }

            writer.WriteStartObject(name);
            write(part);
            writer.WriteEndObject();
        }

        void Number(string name, double? value)
        {
            if (value is { } number && double.IsFinite(number))
            {
                writer.WriteNumber(name, number);
            }
            else
            {
                writer.WriteNull(name);
            }
        }
    }
}
