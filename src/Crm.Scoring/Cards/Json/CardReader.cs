using System.Collections.Immutable;
using Crm.Scoring.Json;

namespace Crm.Scoring.Cards.Json;

/// <summary>Reads what <see cref="CardWriter"/> writes, and nothing that it would not write.</summary>
internal static class CardReader
{
    public static ScoreCard Read(JsonAt json)
    {
        json.Object("version", "name", "groups", "signals", "grades", "matrix").CheckVersion();
        return new(
            json.Get("name").Text(),
            json.Get("groups").Items().Select(Group),
            json.Get("signals").Items().Select(Signal),
            json.Find("grades") is { } grades ? Bands(grades) : null,
            json.Find("matrix") is { } matrix ? Matrix(matrix) : null);
    }

    private static SignalGroup Group(JsonAt json)
    {
        json.Object("name", "dimension", "min", "max");
        return new(json.Get("name").Text(), JsonNames.Parse<Dimension>(json.Get("dimension")), json.Find("min")?.Number(), json.Find("max")?.Number());
    }

    private static Signal Signal(JsonAt json)
    {
        json.Object("name", "group", "points", "when", "event", "decay", "cap", "because");
        return new(json.Get("name").Text(), json.Get("group").Text(), json.Get("points").Number())
        {
            When = json.Find("when") is { } when ? ConditionJson.Read(when) : null,
            Event = json.Find("event")?.Text(),
            Decay = json.Find("decay") is { } decay ? DecayJson.Read(decay) : null,
            Cap = json.Find("cap")?.Number(),
            Because = json.Find("because")?.Text(),
        };
    }

    private static ImmutableArray<GradeBand> Bands(JsonAt json) => [.. json.Items().Select(b => new GradeBand(b.Object("name", "from").Get("name").Text(), b.Find("from")?.Number()))];

    private static GradeMatrix Matrix(JsonAt json)
    {
        json.Object("fit", "engagement", "cells");
        return new(Bands(json.Get("fit")), Bands(json.Get("engagement")), [.. json.Get("cells").Items().Select(r => r.Items().Select(c => c.Text()).ToImmutableArray())]);
    }
}
