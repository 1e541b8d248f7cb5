using System.Text.Json;
using Crm.Scoring.Data;

namespace Crm.Scoring.Uplift;

/// <summary>A model of what a treatment changes: by how much it raises the probability of the outcome. Immutable, safe for many threads.</summary>
public interface IUpliftModel
{
    /// <summary>The name of the kind of model, as its JSON has it: <c>two-model</c>, <c>class-transformation</c>.</summary>
    string Kind { get; }

    /// <summary>The uplift of each row: -1 to 1, the probability of the outcome with the treatment less that without.</summary>
    /// <param name="data">Data with all inputs, found by name.</param>
    /// <param name="uplifts">As many places as there are rows.</param>
    /// <exception cref="ScoringException">An input is missing (<c>scoring.unknown_column</c>).</exception>
    void Uplifts(DataSet data, Span<double> uplifts);

    /// <summary>Writes the model as one JSON object: its kind, and the models it consists of as they write themselves.</summary>
    void Write(Utf8JsonWriter writer);
}
