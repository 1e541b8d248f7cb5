using System.Text.Json;
using Crm.Scoring.Cards.Json;
using Crm.Scoring.Json;

namespace Crm.Scoring.Cards;

public sealed partial class ScoreCard
{
    // A condition is an object in an array for each level that it is nested.
    private const int MaxDepth = (2 * ScoreCardLimits.Depth) + 16;

    /// <summary>Reads a card from JSON, version 1, as <see cref="ToJson"/> writes it. Unknown properties are refused.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="ScoringException">It is not JSON of that shape (<c>scoring.invalid_json</c>, with the place) or not a valid card (<c>scoring.invalid_card</c>).</exception>
    public static ScoreCard FromJson(string json) => JsonAt.Read(json, MaxDepth, CardReader.Read);

    /// <summary>The card as JSON. Predicates are in it by their names.</summary>
    /// <param name="indented">Whether to break lines; <see langword="false"/> by default.</param>
    public string ToJson(bool indented = false) => JsonWriting.ToText(WriteTo, indented);

    /// <summary>Writes the card as one JSON object.</summary>
    /// <param name="writer">Where to; not flushed.</param>
    public void WriteTo(Utf8JsonWriter writer) => CardWriter.Write(writer, this);

    /// <summary>Reads the tallies of one record, as <see cref="Engagement.ToJson"/> writes them; signals that are not in them have no events.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="ScoringException">
    /// It is not JSON of that shape, or a signal's decay was another when it was stored (<c>scoring.invalid_json</c>, with the place); it has a signal that the card has not (<c>scoring.unknown_column</c>).
    /// </exception>
    public Engagement ReadEngagement(string json) => JsonAt.Read(json, MaxDepth, root => EngagementJson.Read(this, root));
}
