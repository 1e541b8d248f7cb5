using System.Text.Json;
using Crm.Scoring.Data;
using Crm.Scoring.Json;

namespace Crm.Scoring.Models;

/// <summary>
/// A model whose margin is an intercept and one term an input: a logistic regression (<c>linear</c>) or a naive Bayes model (<c>bayes</c>). Each term is 0 on average over the rows that it was trained on, so that the
/// intercept is the margin of the average row and a term is what an input adds to it: the explanation and the model are the same numbers.
/// </summary>
public sealed class AdditiveModel : IScoringModel
{
    private const int Version = 1;

    private readonly InputColumn[] inputs;
    private readonly AdditiveTerm[] terms;

    internal AdditiveModel(string kind, double intercept, InputColumn[] inputs, AdditiveTerm[] terms) => (Kind, Intercept, this.inputs, this.terms) = (kind, intercept, inputs, terms);

    /// <inheritdoc/>
    public string Kind { get; }

    /// <summary>The margin of the average row.</summary>
    public double Intercept { get; }

    /// <inheritdoc/>
    public IReadOnlyList<InputColumn> Inputs => inputs;

    /// <inheritdoc/>
    public double Margin(ReadOnlySpan<double> row)
    {
        Lengths.Need(row.Length, terms.Length, "The row has");
        var margin = Intercept;
        for (var i = 0; i < terms.Length; i++)
        {
            margin += terms[i].Value(row[i]);
        }

        return margin;
    }

    /// <inheritdoc/>
    public void Margins(DataSet data, Span<double> margins)
    {
        margins = Lengths.Places(margins, data.Rows);
        margins.Fill(Intercept);
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i].AddTo(margins, inputs[i].Align(data[inputs[i].Name]));
        }
    }

    /// <inheritdoc/>
    public double Explain(ReadOnlySpan<double> row, Span<double> contributions)
    {
        Lengths.Need(row.Length, terms.Length, "The row has");
        Lengths.Need(contributions.Length, terms.Length, "The contributions have");
        for (var i = 0; i < terms.Length; i++)
        {
            contributions[i] = terms[i].Value(row[i]);
        }

        return Intercept;
    }

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", Version);
        writer.WriteString("kind", Kind);
        writer.WriteNumber("intercept", Intercept);
        writer.WriteObjects("terms", inputs.Zip(terms), part =>
        {
            ModelJson.Write(writer, part.First);
            part.Second.Write(writer);
        });
        writer.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write"/> wrote, to the same bits.</summary>
    /// <exception cref="ScoringException">It is of another shape or version (<c>scoring.invalid_json</c>).</exception>
    public static AdditiveModel Read(JsonElement json)
    {
        var root = JsonAt.Root(json);
        root.CheckVersion(Version);
        var kind = root.Get("kind");
        var parts = root.Get("terms").Items().ToArray();
        var columns = Array.ConvertAll(parts, ModelJson.Input);
        return kind.Text() is ModelKinds.Linear or ModelKinds.Bayes
            ? new(kind.Text(), root.Get("intercept").Number(), columns, [.. parts.Zip(columns, AdditiveTerm.Read)])
            : throw kind.Wrong($"'{kind.Text()}' is no additive model; there are '{ModelKinds.Linear}' and '{ModelKinds.Bayes}'");
    }
}
