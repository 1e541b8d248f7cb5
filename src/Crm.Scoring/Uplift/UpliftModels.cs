using System.Text.Json;
using Crm.Scoring.Json;
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
        var root = JsonAt.Root(json);
        root.CheckVersion(Version);
        return root.Get("kind").Text() switch
        {
            TwoModelTrainer.Name => new TwoModelUplift(read(root.Get("treated").Element), read(root.Get("control").Element)),
            ClassTransformationTrainer.Name => new ClassTransformationUplift(read(root.Get("model").Element)),
            var other => throw root.Get("kind").Wrong($"'{other}' is no kind of uplift model; there are '{TwoModelTrainer.Name}' and '{ClassTransformationTrainer.Name}'"),
        };
    }
}
