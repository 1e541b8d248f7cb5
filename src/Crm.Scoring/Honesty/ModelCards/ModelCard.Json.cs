using System.Globalization;
using System.Text.Json;
using Crm.Scoring.Json;

namespace Crm.Scoring.Honesty;

/// <content>The card as JSON.</content>
public sealed partial record ModelCard
{
    /// <summary>Reads what <see cref="Write"/> wrote: the same card, but for figures that are not finite, which come back as NaN. The caveats follow from the rest.</summary>
    /// <exception cref="ScoringException">It is of another shape or version, or has properties that are not known (<c>scoring.invalid_json</c>, with the place).</exception>
    public static ModelCard Read(JsonElement json) => ModelCardReader.Read(new(json, "$"));

    /// <summary>Writes the card as one JSON object. Parts that are not there, and figures that are not finite, are null.</summary>
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
            Number("contribution", i.MeanContribution);
            Number("share", i.Share);
        });
        Part("sufficiency", Sufficiency, s =>
        {
            writer.WriteBoolean("sufficient", s.IsSufficient);
            writer.WriteString("reason", s.Reason);
            writer.WriteNumber("rows", s.Rows);
            writer.WriteNumber("positives", s.Positives);
            writer.WriteString("span", s.Span?.ToString("c"));
            Part("signal", s.Signal, f =>
            {
                Number("auc", f.Auc);
                Number("shuffledMean", f.ShuffledMean);
                Number("shuffledBest", f.ShuffledBest);
                writer.WriteNumber("shuffles", f.Shuffles);
            });
        });
        Part("leakage", Leakage, l =>
        {
            writer.WriteObjects("findings", l.Findings, f =>
            {
                writer.WriteString("column", f.Column);
                writer.WriteString("kind", JsonNames.Of(f.Kind));
                Number("auc", f.Auc);
                writer.WriteString("reason", f.Reason);
            });
            writer.WriteObjects("columns", l.Columns, c =>
            {
                writer.WriteString("column", c.Column);
                Number("auc", c.Auc);
            });
        });
        Part("drift", Drift, d =>
        {
            writer.WriteNumber("rowsThen", d.RowsThen);
            writer.WriteNumber("rowsNow", d.RowsNow);
            writer.WriteObjects("columns", d.Columns, c =>
            {
                writer.WriteString("column", c.Column);
                Number("psi", c.Psi);
                Number("chance", c.Chance);
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
            Number("slopeLow", r.SlopeLow);
            Number("slopeHigh", r.SlopeHigh);
            Number("logOddsShift", r.Shift.LogOdds);
        });
        writer.WriteArray("notes", Notes, writer.WriteStringValue);
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
