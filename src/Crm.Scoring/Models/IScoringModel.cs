using System.Text.Json;
using Crm.Scoring.Data;

namespace Crm.Scoring.Models;

/// <summary>
/// A trained model. Its answer is the raw margin: the log-odds of the positive outcome before calibration. A row is one double an input, as <see cref="Column"/> has them: NaN is missing, a category the model's code
/// (<see cref="InputColumn.Code"/>). Immutable, safe for many threads.
/// </summary>
public interface IScoringModel
{
    /// <summary>The name of the kind of model, as its JSON has it: <c>linear</c>, <c>boosted</c>, <c>bayes</c>.</summary>
    string Kind { get; }

    /// <summary>What a row consists of, in this order.</summary>
    IReadOnlyList<InputColumn> Inputs { get; }

    /// <summary>The raw margin of one row. Allocates nothing.</summary>
    /// <param name="row">As many values as there are inputs.</param>
    /// <exception cref="ScoringException">There are more or fewer values (<c>scoring.length_mismatch</c>).</exception>
    double Margin(ReadOnlySpan<double> row);

    /// <summary>The raw margins of many rows; the same bits as <see cref="Margin"/> of each.</summary>
    /// <param name="data">Data with all inputs, found by name; other columns do not matter.</param>
    /// <param name="margins">As many places as there are rows.</param>
    /// <exception cref="ScoringException">An input is missing (<c>scoring.unknown_column</c>) or of another kind (<c>scoring.invalid_value</c>), or there are fewer places than rows (<c>scoring.length_mismatch</c>).</exception>
    void Margins(DataSet data, Span<double> margins);

    /// <summary>What each input adds to the raw margin: the value returned (the base) and all contributions sum to <see cref="Margin"/> within 1e-9.</summary>
    /// <param name="row">As many values as there are inputs.</param>
    /// <param name="contributions">As many places as there are inputs.</param>
    /// <exception cref="ScoringException">There are more or fewer values or places (<c>scoring.length_mismatch</c>).</exception>
    double Explain(ReadOnlySpan<double> row, Span<double> contributions);

    /// <summary>Writes the model as one JSON object, from which it comes back with the same bits.</summary>
    void Write(Utf8JsonWriter writer);
}
