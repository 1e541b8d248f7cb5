using System.Text.Json;
using Crm.Scoring.Data;
using Crm.Scoring.Json;
using Crm.Scoring.Models;

namespace Crm.Scoring.Calibration;

/// <summary>A model and the curve that makes probabilities of its raw margins. Contributions (<see cref="IScoringModel.Explain"/>) add up to the margin; the probability stands beside them. Immutable, safe for many threads.</summary>
/// <param name="model">The model.</param>
/// <param name="calibration">The curve.</param>
public sealed class CalibratedModel(IScoringModel model, ICalibration calibration)
{
    private const int Version = 1;

    /// <summary>The model.</summary>
    public IScoringModel Model { get; } = model;

    /// <summary>The curve.</summary>
    public ICalibration Calibration { get; } = calibration;

    /// <summary>The probability of the positive outcome, 0 to 1. Allocates nothing.</summary>
    /// <param name="row">As many values as the model has inputs.</param>
    /// <exception cref="ScoringException">There are more or fewer values (<c>scoring.length_mismatch</c>).</exception>
    public double Probability(ReadOnlySpan<double> row) => Calibration.Probability(Model.Margin(row));

    /// <summary>The probabilities of many rows; the same bits as <see cref="Probability"/> of each.</summary>
    /// <param name="data">Data with all inputs.</param>
    /// <param name="probabilities">As many places as there are rows.</param>
    /// <exception cref="ScoringException">As of <see cref="IScoringModel.Margins"/>.</exception>
    public void Probabilities(DataSet data, Span<double> probabilities) => Predict(data, probabilities, probabilities);

    /// <summary>Writes model and curve as one JSON object.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", Version);
        writer.WritePropertyName("model");
        Model.Write(writer);
        writer.WritePropertyName("calibration");
        Calibration.Write(writer);
        writer.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write"/> wrote, to the same bits.</summary>
    /// <param name="json">The object.</param>
    /// <param name="read">Reads the model of any kind, such as <see cref="AdditiveModel.Read"/>.</param>
    /// <exception cref="ScoringException">It is of another shape (<c>scoring.invalid_json</c>).</exception>
    public static CalibratedModel Read(JsonElement json, Func<JsonElement, IScoringModel> read)
    {
        var root = JsonAt.Root(json);
        root.CheckVersion(Version);
        return new(read(root.Get("model").Element), Calibrator.Read(root.Get("calibration").Element));
    }

    internal void Predict(DataSet data, Span<double> margins, Span<double> probabilities)
    {
        Model.Margins(data, margins);
        for (var i = 0; i < data.Rows; i++)
        {
            probabilities[i] = Calibration.Probability(margins[i]);
        }
    }
}
