using System.Text.Json;
using Crm.Scoring.Boosting;
using Crm.Scoring.Calibration;
using Crm.Scoring.Json;
using Crm.Scoring.Models;

namespace Crm.Scoring;

/// <summary>Reads models of any kind back from their JSON, to the same bits.</summary>
public static class ScoringModels
{
    /// <summary>Reads what <see cref="IScoringModel.Write"/> wrote.</summary>
    /// <exception cref="ScoringException">It is of another shape, kind or version (<c>scoring.invalid_json</c>).</exception>
    public static IScoringModel Read(JsonElement json)
    {
        var kind = JsonAt.Root(json).Get("kind");
        return kind.Text() switch
        {
            ModelKinds.Boosted => BoostedTrees.Read(json),
            ModelKinds.Linear or ModelKinds.Bayes => AdditiveModel.Read(json),
            var other => throw kind.Wrong($"'{other}' is no kind of model; there are '{ModelKinds.Linear}', '{ModelKinds.Boosted}' and '{ModelKinds.Bayes}'"),
        };
    }

    /// <summary>Reads what <see cref="CalibratedModel.Write"/> wrote.</summary>
    /// <exception cref="ScoringException">It is of another shape, kind or version (<c>scoring.invalid_json</c>).</exception>
    public static CalibratedModel ReadCalibrated(JsonElement json) => CalibratedModel.Read(json, Read);
}
