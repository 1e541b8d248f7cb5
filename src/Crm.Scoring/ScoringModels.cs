using System.Text.Json;
using Crm.Scoring.Boosting;
using Crm.Scoring.Calibration;
using Crm.Scoring.Models;

namespace Crm.Scoring;

/// <summary>Reads models of any kind back from their JSON, to the same bits.</summary>
public static class ScoringModels
{
    /// <summary>Reads what <see cref="IScoringModel.Write"/> wrote.</summary>
    /// <exception cref="ScoringException">It is of another shape, kind or version (<c>scoring.invalid_json</c>).</exception>
    public static IScoringModel Read(JsonElement json) => ModelJson.Text(json, "kind") == BoostedTrees.KindName ? BoostedTrees.Read(json) : AdditiveModel.Read(json);

    /// <summary>Reads what <see cref="CalibratedModel.Write"/> wrote.</summary>
    /// <exception cref="ScoringException">It is of another shape, kind or version (<c>scoring.invalid_json</c>).</exception>
    public static CalibratedModel ReadCalibrated(JsonElement json) => CalibratedModel.Read(json, Read);
}
