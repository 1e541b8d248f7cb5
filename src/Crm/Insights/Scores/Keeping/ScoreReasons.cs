using System.Text.Json;
using NodaTime;

namespace Crm.Insights;

/// <summary>Why a score was what it was, as its history keeps it: the weightiest parts, and what all others add together.</summary>
internal static class ScoreReasons
{
    private const int Kept = 5;

    public static ScoreVersion Version(IdGenerator ids, Guid record, IScore maker, ScoreValue? value, ScoreSource source, Instant now) => new()
    {
        Id = ids.Next<ScoreVersion>(),
        RecordId = record,
        Name = maker.Name,
        Value = value?.Value,
        Grade = value?.Grade,
        Model = maker.Model,
        At = now,
        Reasons = value is null ? "{}" : JsonSerializer.Serialize(Short(maker.Explain(source, now)), CrmJson.Options),
    };

    public static ScoreBasis Read(string json) => JsonSerializer.Deserialize<ScoreBasis>(json, CrmJson.Options) is { Parts: not null } basis ? basis : new(0, []);

    private static ScoreBasis Short(ScoreBasis basis)
    {
        var rest = basis.Parts.Skip(Kept).Where(p => p.Points != 0).ToList();
        return rest.Count == 0 ? new(basis.Base, [.. basis.Parts.Take(Kept).Where(p => p.Points != 0)])
            : new(basis.Base, [.. basis.Parts.Take(Kept), new(null, ScorePart.Others, rest.Sum(p => p.Points))]);
    }
}
