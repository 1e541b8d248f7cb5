using System.Collections.Immutable;
using System.Text.Json;
using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;
using Crm.Scoring.Explaining;
using Crm.Scoring.Json;

namespace Crm.Scoring.Honesty;

/// <summary>A model card from its JSON. What is not as it should be is told with its place.</summary>
internal static class ModelCardReader
{
    public static ModelCard Read(JsonAt json)
    {
        json.Object("version", "name", "kind", "split", "trained", "calibration", "data", "figures", "importance", "sufficiency", "leakage", "drift", "recalibration", "notes", "caveats").CheckVersion();
        return new(json.Get("name").Text(), json.Get("kind").Text(), Data(json.Get("data")), json.Get("split").Text())
        {
            Trained = Part(json, "trained") is { } trained ? trained.Time() : null,
            Calibration = Part(json, "calibration")?.Text(),
            Figures = All(json, "figures", Figure),
            Importance = All(json, "importance", i => new ColumnImportance(i.Object("column", "contribution", "share").Get("column").Text(), Figure(i, "contribution"), Figure(i, "share"))),
            Sufficiency = Part(json, "sufficiency") is { } sufficiency ? Sufficiency(sufficiency) : null,
            Leakage = Part(json, "leakage") is { } leakage ? Leakage(leakage) : null,
            Drift = Part(json, "drift") is { } drift ? Drift(drift) : null,
            Recalibration = Part(json, "recalibration") is { } recalibration ? Recalibration(recalibration) : null,
            Notes = All(json, "notes", n => n.Text()),
        };
    }

    private static DataSummary Data(JsonAt json)
    {
        json.Object("rows", "positives", "columns");
        return new(Count(json, "rows"), Count(json, "positives"), All(json, "columns", c => new ColumnSummary(
            c.Object("name", "kind", "missingShare").Get("name").Text(), JsonNames.Parse<ColumnKind>(c.Get("kind")), Figure(c, "missingShare"))));
    }

    private static CardFigure Figure(JsonAt json)
    {
        json.Object("name", "value", "low", "high");
        return new(json.Get("name").Text(), new Estimate(Figure(json, "value"), Figure(json, "low"), Figure(json, "high")));
    }

    private static SufficiencyVerdict Sufficiency(JsonAt json)
    {
        json.Object("sufficient", "reason", "rows", "positives", "span", "signal");
        return new(
            json.Get("sufficient").Flag(),
            json.Get("reason").Text(),
            Count(json, "rows"),
            Count(json, "positives"),
            Part(json, "span") is { } span ? span.Length() : null,
            Part(json, "signal") is { } signal ? Signal(signal) : null);
    }

    private static ShuffledSignal Signal(JsonAt json)
    {
        json.Object("auc", "shuffledMean", "shuffledBest", "shuffles");
        return new(Figure(json, "auc"), Figure(json, "shuffledMean"), Figure(json, "shuffledBest"), Count(json, "shuffles"));
    }

    private static LeakageReport Leakage(JsonAt json)
    {
        json.Object("findings", "columns");
        return new(
            All(json, "findings", f => new LeakageFinding(
                f.Object("column", "kind", "auc", "reason").Get("column").Text(), JsonNames.Parse<LeakageKind>(f.Get("kind")), Figure(f, "auc"), f.Get("reason").Text())),
            All(json, "columns", c => new ColumnStrength(c.Object("column", "auc").Get("column").Text(), Figure(c, "auc"))));
    }

    private static DriftReport Drift(JsonAt json)
    {
        json.Object("rowsThen", "rowsNow", "columns", "absent");
        return new(
            Count(json, "rowsThen"),
            Count(json, "rowsNow"),
            All(json, "columns", c => new ColumnDrift(
                c.Object("column", "psi", "chance", "reading", "moved").Get("column").Text(), Figure(c, "psi"), Figure(c, "chance"), JsonNames.Parse<DriftReading>(c.Get("reading")), c.Get("moved").Text())),
            All(json, "absent", a => a.Text()));
    }

    private static RecalibrationCheck Recalibration(JsonAt json)
    {
        json.Object("advice", "reason", "meanPredicted", "observedRate", "slope", "slopeLow", "slopeHigh", "logOddsShift");
        return new(
            Figure(json, "meanPredicted"),
            Figure(json, "observedRate"),
            Figure(json, "slope"),
            Figure(json, "slopeLow"),
            Figure(json, "slopeHigh"),
            new(Figure(json, "logOddsShift")),
            JsonNames.Parse<RecalibrationAdvice>(json.Get("advice")),
            json.Get("reason").Text());
    }

    private static ImmutableArray<T> All<T>(JsonAt json, string name, Func<JsonAt, T> read) => [.. json.Get(name).Items().Select(read)];

    private static JsonAt? Part(JsonAt json, string name) => json.Get(name) is { Element.ValueKind: not JsonValueKind.Null } part ? part : null;

    private static double Figure(JsonAt json, string name) => Part(json, name)?.Number() ?? double.NaN;

    private static int Count(JsonAt json, string name) => json.Get(name).Whole() is >= 0 and <= int.MaxValue and var count ? (int)count : throw json.Get(name).Wrong("a count from 0 on is needed");
}
