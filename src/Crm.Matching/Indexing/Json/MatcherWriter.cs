using System.Text.Json;
using Crm.Matching.Blocking;
using Crm.Matching.Json;

namespace Crm.Matching.Indexing.Json;

/// <summary>Writes what was learnt as JSON.</summary>
internal static class MatcherWriter
{
    public const string Format = "crm.matching.model";

    public const int Version = 1;

    public static void Write(Utf8JsonWriter writer, TrainedMatcher matcher)
    {
        var model = matcher.Model;
        writer.WriteStartObject();
        writer.WriteString("format", Format);
        writer.WriteNumber("version", Version);
        writer.WriteNumber("threshold", matcher.ThresholdWeight);
        writer.WriteNumber("matches", model.Shares.Matches);
        writer.WriteNumber("moved", model.Shares.Moved);
        writer.WriteNumber("together", model.Shares.Together);
        writer.WriteNumber("parted", model.Shares.Parted);
        writer.WriteObjects("fields", Enumerable.Range(0, matcher.Readings.Count), f => FieldJson.Write(writer, matcher.Readings[f], model.Fields[f], model.SameEntity[f]));
        writer.WriteObjects("dependence", model.Dependence.Conditions, condition =>
        {
            writer.WriteNumbers("given", condition.Fields.Select(field => (double)field));
            if (condition.Near.Length > 0)
            {
                writer.WriteNumbers("near", condition.Near.Select(field => (double)field));
            }

            writer.WriteObjects("fields", condition.Levels.Index().Where(field => field.Item is not null), field =>
            {
                writer.WriteNumber("field", field.Index);
                writer.WriteNumbers("levels", field.Item!);
            });
        });
        writer.WriteNumbers("order", model.Dependence.Order.Select(field => (double)field));
        writer.WriteObjects("keys", matcher.Plan.Rules, rule => Write(writer, rule));
        writer.WriteObjects("refinement", matcher.Plan.Refinement, part => Write(writer, part));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, BlockingRule rule)
    {
        switch (rule)
        {
            case SortedNeighbourhoodRule near:
                writer.WriteString("kind", "near");
                writer.WriteNumber("window", near.Window);
                writer.WriteNumber("sameStart", near.SameStart);
                break;
            case SimilarTextRule similar:
                writer.WriteString("kind", "similar");
                writer.WriteString("column", similar.Column);
                writer.WriteNumber("bands", similar.Bands);
                writer.WriteNumber("rows", similar.Rows);
                writer.WriteNumber("gram", similar.Gram);
                break;
            default:
                writer.WriteString("kind", "same");
                break;
        }

        writer.WriteObjects("parts", rule.Parts, part => Write(writer, part));
    }

    private static void Write(Utf8JsonWriter writer, BlockingPart part)
    {
        writer.WriteString("column", part.Column);
        writer.WriteString("transform", JsonNames.Of(part.Transform));
        writer.WriteNumber("length", part.Length);
    }
}
