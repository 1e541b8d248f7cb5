using System.Text.Json;
using Crm.Scoring.Data;
using Crm.Scoring.Models;

namespace Crm.Scoring.Uplift;

/// <summary>
/// Uplift by one model (Jaskowski and Jaroszewicz 2012, section 3): a row counts as positive where it was treated and the outcome came, or was not and it did not; the uplift is twice the probability of that, less 1.
/// It looks straight for the difference, so it needs many rows.
/// </summary>
/// <param name="model">The model of the transformed outcome.</param>
public sealed class ClassTransformationUplift(IScoringModel model) : IUpliftModel
{
    /// <inheritdoc/>
    public string Kind => ClassTransformationTrainer.Name;

    /// <summary>The model of the transformed outcome.</summary>
    public IScoringModel Model { get; } = model;

    /// <inheritdoc/>
    public void Uplifts(DataSet data, Span<double> uplifts)
    {
        Model.Margins(data, uplifts);
        for (var row = 0; row < data.Rows; row++)
        {
            uplifts[row] = (2 * Logit.Probability(uplifts[row])) - 1;
        }
    }

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", UpliftModels.Version);
        writer.WriteString("kind", Kind);
        writer.WritePropertyName("model");
        Model.Write(writer);
        writer.WriteEndObject();
    }
}

/// <summary>Trains <see cref="ClassTransformationUplift"/>. Rows are weighted so that either side counts as much as the other, which the transformation supposes.</summary>
/// <param name="trainer">Learns the transformed outcome; it must heed weights.</param>
public sealed class ClassTransformationTrainer(ITrainer trainer) : IUpliftTrainer
{
    internal const string Name = "class-transformation";

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public IUpliftModel Train(DataSet data, ReadOnlySpan<bool> treated, CancellationToken cancellationToken = default)
    {
        var (with, without) = Arms.Of(data, treated);
        var weights = data.Weights.IsEmpty ? Enumerable.Repeat(1.0, data.Rows).ToArray() : data.Weights.ToArray();
        var (treatedWeight, controlWeight) = (with.Sum(row => weights[row]), without.Sum(row => weights[row]));
        var transformed = new bool[data.Rows];
        for (var row = 0; row < transformed.Length; row++)
        {
            transformed[row] = treated[row] == data.Target[row];
            weights[row] *= (treatedWeight + controlWeight) / (2 * (treated[row] ? treatedWeight : controlWeight));
        }

        return new ClassTransformationUplift(trainer.Train(new(data.Columns, transformed, weights), null, cancellationToken));
    }
}
