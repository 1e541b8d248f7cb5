using System.Text.Json.Serialization;
using Crm.Matching;

namespace Crm.Evaluation.Matching;

/// <summary>What <c>match</c> and <c>link</c> answer; the JSON has these names in camel case. What needs a truth is null where none is given. Pairs are those within whole clusters; linking, those across the sources.</summary>
/// <param name="Roles">What each column was taken for.</param>
/// <param name="Result">All that was found, for people.</param>
/// <param name="NameOf">What a record is called: its id, or its row.</param>
internal sealed record MatchFigures(
    int Records,
    long CandidatePairs,
    long PredictedPairs,
    double? Precision,
    double? Recall,
    double? F1,
    double? BestF1,
    double EstimatedPrecision,
    double EstimatedRecall,
    int Clusters,
    double Seconds,
    double PeakMegabytes,
    IReadOnlyDictionary<string, string> Roles,
    IReadOnlyList<MatchParameter> Parameters,
    [property: JsonIgnore] MatchResult Result,
    [property: JsonIgnore] Func<int, string> NameOf);

/// <summary>A parameter of the model: a number, or a field with the shares of its levels.</summary>
internal sealed record MatchParameter(
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Value = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Role = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<MatchLevel>? Levels = null);

/// <summary>How alike two values of a field are: the share of matches that are, that of other pairs, and log2 of their ratio.</summary>
internal sealed record MatchLevel(string Meaning, double M, double U, double? Weight);
