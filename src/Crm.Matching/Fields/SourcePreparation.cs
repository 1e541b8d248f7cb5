using System.Collections.Immutable;
using Crm.Matching.Model;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>Makes records ready to be compared: roles, normalized values, an order that follows from the contents, comparisons.</summary>
internal static class SourcePreparation
{
    public static MatchSource Prepare(RecordTable[] tables, MatchOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var count = tables.Sum(table => table.Count);
        var notes = ImmutableArray.CreateBuilder<string>();
        var columns = ColumnAlignment.Of(tables, options.Roles, notes);
        var parts = columns.Where(column => column.Role != FieldRole.Ignored).SelectMany(column => FieldParts.Of(column, columns, options)).ToArray();
        var coded = new CodedColumn[parts.Length];
        var done = 0;
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken }, i =>
        {
            coded[i] = ValueEncoder.Encode(parts[i].Reading.Name, parts[i].Reading.Role, parts[i].Texts, parts[i].Reading.Normalizer(), cancellationToken);
            progress?.Report(Interlocked.Increment(ref done) / (2.0 * parts.Length));
        });
        var kept = Kept(coded, notes);
        if (kept.Count == 0)
        {
            throw Refuse.Of(MatchingErrorCodes.NothingToCompare, $"No column tells records apart: {string.Join(" ", notes.DefaultIfEmpty("there is no column."))}");
        }

        var left = tables[0].Count;
        var order = ContentOrder.Of([.. kept.Select(i => coded[i])], left);
        var fields = new FieldComparison[kept.Count];
        Parallel.For(0, fields.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken }, f =>
            fields[f] = Comparisons.Of(ContentOrder.Reorder(coded[kept[f]], order)));
        var places = new int[count];
        for (var r = 0; r < count; r++)
        {
            places[order[r]] = r;
        }

        progress?.Report(1);
        return new()
        {
            Count = count,
            Split = tables.Length == 1 ? null : left,
            Roles = columns.ToImmutableDictionary(column => column.Name, column => column.Role, StringComparer.Ordinal),
            Notes = notes.ToImmutable(),
            Order = order,
            PlaceOf = places,
            Fields = fields,
            Comparer = new(fields, Comparisons.Swap(fields)),
            Readings = [.. kept.Select(i => parts[i].Reading)],
            Texts = [.. kept.Select(i => parts[i].Texts)],
        };
    }

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
