using System.Text.Json;
using Crm.Scoring.Models;

namespace Crm.Scoring.Uplift;

/// <summary>Uplift models from JSON.</summary>
public static class UpliftModels
{
    internal const int Version = 1;

    /// <summary>Reads what <see cref="IUpliftModel.Write"/> of a model of this package wrote.</summary>
    /// <param name="json">The JSON object.</param>
    /// <param name="read">Reads the models it consists of.</param>
    /// <exception cref="ScoringException">It is of another version, kind or shape (<c>scoring.invalid_json</c>).</exception>
    public static IUpliftModel Read(JsonElement json, Func<JsonElement, IScoringModel> read)
    {
        try
        {
            ModelJson.CheckVersion(json, Version);
            return ModelJson.Text(json, "kind") switch
            {
                TwoModelTrainer.Name => new TwoModelUplift(read(json.GetProperty("treated")), read(json.GetProperty("control"))),
                ClassTransformationTrainer.Name => new ClassTransformationUplift(read(json.GetProperty("model"))),
                var kind => throw Invalid($"its kind is '{kind}', where '{TwoModelTrainer.Name}' and '{ClassTransformationTrainer.Name}' are known"),
            };
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Invalid(e.Message, e);
        }
    }

    private static ScoringException Invalid(string what, Exception? cause = null) => new(ScoringErrorCodes.InvalidJson, $"This is no uplift model: {what}.", cause);
}
