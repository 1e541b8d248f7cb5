using System.Text.Json;

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
        Text("trained", Trained?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        Text("calibration", Calibration);
        Part("data", Data, d =>
        {
            writer.WriteNumber("rows", d.Rows);
            writer.WriteNumber("positives", d.Positives);
            All("columns", d.Columns, c =>
            {
                writer.WriteString("name", c.Name);
                writer.WriteString("kind", c.Kind.ToString());
                writer.WriteNumber("missingShare", c.MissingShare);
            });
        });
        All("figures", Figures, f =>
        {
            writer.WriteString("name", f.Name);
            Number("value", f.Estimate.Value);
            Number("low", f.Estimate.Low);
            Number("high", f.Estimate.High);
        });
        All("importance", Importance, i =>
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
        Part("leakage", Leakage, l => All("findings", l.Findings, f =>
        {
            writer.WriteString("column", f.Column);
            writer.WriteString("kind", f.Kind.ToString());
            writer.WriteNumber("auc", f.Auc);
            writer.WriteString("reason", f.Reason);
        }));
        Part("drift", Drift, d =>
        {
            writer.WriteString("reading", d.Reading.ToString());
            writer.WriteNumber("rowsNow", d.RowsNow);
            All("columns", d.Columns, c =>
            {
                writer.WriteString("column", c.Column);
                writer.WriteNumber("psi", c.Psi);
                writer.WriteNumber("chance", c.Chance);
                writer.WriteString("reading", c.Reading.ToString());
                writer.WriteString("moved", c.Moved);
            });
            Texts("absent", d.Absent);
        });
        Part("recalibration", Recalibration, r =>
        {
            writer.WriteString("advice", r.Advice.ToString());
            writer.WriteString("reason", r.Reason);
            Number("meanPredicted", r.MeanPredicted);
            Number("observedRate", r.ObservedRate);
            Number("slope", r.Slope);
            Number("logOddsShift", r.Shift.LogOdds);
        });
        Texts("caveats", Caveats);
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

        void All<T>(string name, IEnumerable<T> items, Action<T> write)
        {
            writer.WriteStartArray(name);
            foreach (var item in items)
            {
                writer.WriteStartObject();
                write(item);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        void Texts(string name, IEnumerable<string> texts)
        {
            writer.WriteStartArray(name);
            foreach (var text in texts)
            {
                writer.WriteStringValue(text);
            }

            writer.WriteEndArray();
        }

        void Text(string name, string? text) => writer.WriteString(name, text);

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
