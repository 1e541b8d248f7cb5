using System.Text.Json;
using Crm.Scoring.Data;
using Crm.Scoring.Models;

namespace Crm.Scoring.Uplift;

/// <summary>Uplift as the difference of two models, one of the treated rows and one of the others (Radcliffe and Surry 1999). Simple, and strong where the outcome itself is well predicted.</summary>
/// <param name="treated">The model of the treated rows.</param>
/// <param name="control">The model of the others.</param>
public sealed class TwoModelUplift(IScoringModel treated, IScoringModel control) : IUpliftModel
{
    /// <inheritdoc/>
    public string Kind => TwoModelTrainer.Name;

    /// <summary>The model of the treated rows.</summary>
    public IScoringModel Treated { get; } = treated;

    /// <summary>The model of the others.</summary>
    public IScoringModel Control { get; } = control;

    /// <inheritdoc/>
    public void Uplifts(DataSet data, Span<double> uplifts)
    {
        var without = new double[data.Rows];
        Treated.Margins(data, uplifts);
        Control.Margins(data, without);
        for (var row = 0; row < without.Length; row++)
        {
            uplifts[row] = Logit.Probability(uplifts[row]) - Logit.Probability(without[row]);
        }
    }

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", UpliftModels.Version);
        writer.WriteString("kind", Kind);
        writer.WritePropertyName("treated");
        Treated.Write(writer);
        writer.WritePropertyName("control");
        Control.Write(writer);
        writer.WriteEndObject();
    }
}

/// <summary>Trains <see cref="TwoModelUplift"/>.</summary>
/// <param name="trainer">Learns the outcome of either side.</param>
public sealed class TwoModelTrainer(ITrainer trainer) : IUpliftTrainer
{
    internal const string Name = "two-model";

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public IUpliftModel Train(DataSet data, ReadOnlySpan<bool> treated, CancellationToken cancellationToken = default)
    {
        var (with, without) = Arms.Of(data, treated);
        return new TwoModelUplift(trainer.Train(data.Take(with), null, cancellationToken), trainer.Train(data.Take(without), null, cancellationToken));
    }
}
