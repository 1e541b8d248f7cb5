using System.Globalization;
using System.Text.Json;
using Crm.Scoring.Json;

namespace Crm.Scoring.Cards.Json;

/// <summary>
/// Tallies as JSON: for each signal of events its decay, and the sum with its time or the events that still count, each as its time and number. A signal whose decay is another by now cannot be read: its events are to be
/// counted again.
/// </summary>
internal static class EngagementJson
{
    public static void Write(Utf8JsonWriter writer, Engagement engagement)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteStartObject("signals");
        var program = engagement.Card.Program;
        for (var i = 0; i < program.Tallies.Length; i++)
        {
            writer.WriteStartObject(program.Tallies[i].Name);
            DecayJson.Write(writer, program.Tallies[i].Decay!);
            if (i < program.HalfLives)
            {
                writer.WriteNumber("sum", engagement.Sums[i]);
                writer.WriteString("at", Text(engagement.Latest[i]));
            }
            else
            {
                writer.WriteArray("events", engagement.Live[i - program.HalfLives].All, e =>
                {
                    writer.WriteStartArray();
                    writer.WriteStringValue(Text(e.At));
                    writer.WriteNumberValue(e.Count);
                    writer.WriteEndArray();
                });
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static Engagement Read(ScoreCard card, JsonAt json)
    {
        json.Object("version", "signals").CheckVersion();
        var engagement = card.NewEngagement();
        foreach (var (name, stored) in json.Get("signals").Properties())
        {
            var tally = Engagement.TallyOf(card, name);
            stored.Object("decay", "sum", "at", "events");
            if (DecayJson.Read(stored.Get("decay")) != card.Program.Tallies[tally].Decay)
            {
                throw stored.Wrong($"the decay of '{name}' was another when this was stored; count its events again");
            }

            if (tally < card.Program.HalfLives)
            {
                var sum = stored.Get("sum");
                engagement.Restore(tally, sum.Number() >= 0 ? sum.Number() : throw sum.Wrong("a sum is not negative"), stored.Get("at").Time().UtcTicks);
            }
            else
            {
                Restore(engagement.Live[tally - card.Program.HalfLives], stored.Get("events"));
            }
        }

        return engagement;
    }

    private static void Restore(LiveEvents live, JsonAt events)
    {
        foreach (var item in events.Items())
        {
            var pair = item.Items().ToArray();
            live.Add(pair.Length == 2 ? pair[0].Time().UtcTicks : throw item.Wrong("a time and a number are needed"), pair[1].Whole() is > 0 and var count ? count : throw pair[1].Wrong("at least one event is needed"));
        }
    }

    private static string Text(long ticks) => new DateTimeOffset(ticks, TimeSpan.Zero).ToString("O", CultureInfo.InvariantCulture);
}
