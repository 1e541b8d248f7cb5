using System.Collections.Immutable;
using Crm.Matching.Blocking;
using Crm.Matching.Model;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>Makes records ready to be compared: roles, normalized values, an order that follows from the contents, comparisons.</summary>
internal static class SourcePreparation
{
    private const int Sampled = 1000;

    public static MatchSource Prepare(RecordTable[] tables, MatchOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var count = tables.Sum(table => table.Count);
        var notes = ImmutableArray.CreateBuilder<string>();
        var columns = ColumnAlignment.Of(tables, options.Roles, notes);
        var parts = columns.Where(column => column.Role != FieldRole.Ignored).SelectMany(column => FieldParts.Of(column, columns, options)).ToArray();
        var coded = new CodedColumn[parts.Length];
        var (done, work) = (0, Work.Options(options.Threads, cancellationToken));
        Work.InTurn(LargestFirst(parts), work, i =>
        {
            coded[i] = ValueEncoder.Encode(parts[i].Reading.Name, parts[i].Reading.Role, parts[i].Texts, parts[i].Reading.Normalizer(), cancellationToken);
            progress?.Report(Interlocked.Increment(ref done) / (2.0 * parts.Length));
        });
        var kept = Kept(coded, notes);
        CodedColumn[] compared = [.. kept.Select(i => coded[i])];
        var left = tables[0].Count;
        var apart = options.Labels.SelectMany(label => (int[])[label.Left, label.Right]).ToHashSet();
        var copies = RecordCopies.Of(compared, ContentOrder.Of(compared, count, left, apart, work), left, apart);
        if (copies.Places < count && kept.Count > 0)
        {
            notes.Add($"{count - copies.Places} of {count} records are the same as another one in all that is compared: each content is compared once.");
        }

        var order = copies.Firsts();
        var fields = new FieldComparison[kept.Count];
        Work.InTurn(Enumerable.Range(0, fields.Length).OrderByDescending(f => compared[f].Values.Length), work, f => fields[f] = Comparisons.Of(ContentOrder.Reorder(compared[f], order)));
        progress?.Report(1);
        return new()
        {
            Records = count,
            LeftRecords = tables.Length == 1 ? null : left,
            Roles = columns.ToImmutableDictionary(column => column.Name, column => column.Role, StringComparer.Ordinal),
            Notes = notes.ToImmutable(),
            Copies = copies,
            PlaceOf = copies.PlaceOf(),
            Fields = fields,
            Comparer = new(fields, Comparisons.Swap(fields), work),
            Readings = [.. kept.Select(i => parts[i].Reading)],
            Texts = [.. kept.Select(i => parts[i].Texts)],
        };
    }

    // A column of many texts takes longest.
    private static IEnumerable<int> LargestFirst(FieldPart[] parts) =>
        Enumerable.Range(0, parts.Length).OrderByDescending(i => new SourceColumn(parts[i].Reading.Name, parts[i].Reading.Role, parts[i].Texts).Sample(Sampled).Distinct(StringComparer.Ordinal).Sum(text => (long)text.Length));

    // Without columns that say nothing; of more than can be compared those that tell records apart best.
    private static List<int> Kept(CodedColumn[] coded, ImmutableArray<string>.Builder notes)
    {
        var kept = new List<int>();
        for (var i = 0; i < coded.Length; i++)
        {
            if (coded[i].Values.Length > 1)
            {
                kept.Add(i);
            }
            else
            {
                notes.Add($"Column '{coded[i].Name}' is not compared: {(coded[i].Values.Length == 0 ? "it holds no value that can be read as what it means." : "it has one value everywhere.")}");
            }
        }

        foreach (var dropped in kept.OrderByDescending(i => (double)coded[i].Values.Length * coded[i].Counts.Sum(count => (long)count)).Skip(Pattern.MaxFields).ToArray())
        {
            kept.Remove(dropped);
            notes.Add($"Column '{coded[dropped].Name}' is not compared: {Pattern.MaxFields} fields are, and others tell records apart better.");
        }

        return kept;
    }
}
