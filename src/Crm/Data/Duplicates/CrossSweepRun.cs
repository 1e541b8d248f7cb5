using System.Collections.Immutable;
using Crm.Matching;
using Crm.Records;
using Crm.Sessions;

namespace Crm.Data;

/// <summary>One sweep across two entities: reads the records of both, has those of the one compared with those of the other, and lists the pairs.</summary>
internal sealed class CrossSweepRun(CrmSession session, string left, string right)
{
    // Somebody looks at each pair and nothing is merged by it: what more is found (of made-up records a sixth) is worth the one in seventy that is wrong.
    private const double Likely = 0.9;

    public async ValueTask<SweepReport> RunAsync(MatchOptions? options, IProgress<MatchProgress>? progress, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var model = scope.State.Model;
        var mapping = SweepColumn.Mapping(model, scope.State.Settings, left, right);
        var columns = SweepColumn.Mapped(model, mapping);
        var (one, other) = (model[mapping.Left], model[mapping.Right]);
        var (lefts, rights) = (await ReadAsync(one, c => c.Left, other).ConfigureAwait(false), await ReadAsync(other, c => c.Right, one).ConfigureAwait(false));
        var matching = Options(options, columns);
        var records = lefts.Ids.Count + rights.Ids.Count;
        if (lefts.Ids.Count == 0 || rights.Ids.Count == 0)
        {
            return new(records, 0, 0, matching.Threshold!.Value);
        }

        // Columns that are compared go by one name on both sides.
        var names = columns.Select(c => c.Left.Name).ToList();
        var result = RecordMatcher.Link(lefts.Records(names), rights.Records(names), matching, progress, cancellationToken);
        var links = result.Links.Where(l => l.Probability >= result.Threshold && !AreLinked(lefts, l.Left, rights, l.Right - lefts.Ids.Count)).ToList();
        var findings = new SweepFindings(session, scope);
        var added = await findings.ListAsync(links.Select(l => Pair(findings, result, l)), cancellationToken).ConfigureAwait(false);
        return new(records, links.Count, added, result.Threshold);

        ValueTask<SweepTable> ReadAsync(EntityDefinition entity, Func<MappedColumns, SweepColumn> side, EntityDefinition beyond) =>
            SweepTable.ReadAsync(session, scope, entity, [.. columns.Select(side)], beyond, cancellationToken);

        DuplicatePair Pair(SweepFindings findings, MatchResult result, RecordLink link)
        {
            var (here, there) = (lefts.Ids[link.Left], rights.Ids[link.Right - lefts.Ids.Count]);
            var pair = DuplicatePair.Of(one.Name, here, other.Name, there);
            return findings.With(pair, link.Probability, result.Explain(link.Left, link.Right).Fields.Select(f => Reason(f, columns, pair.LeftId != here)));
        }
    }

    /// <summary>A record may well stand for several of the other side: neither is free of duplicates of its own.</summary>
    private static MatchOptions Options(MatchOptions? options, IReadOnlyList<MappedColumns> columns)
    {
        options ??= new();
        var roles = columns.Where(c => c.Role is not null).ToImmutableDictionary(c => c.Left.Name, c => c.Role!.Value, StringComparer.Ordinal);
        return options with { Roles = roles.SetItems(options.Roles), Threshold = options.Threshold ?? Likely, OneToOne = options.OneToOne ?? false };
    }

    /// <summary>That the one refers to the other says already what they are to each other.</summary>
    private static bool AreLinked(SweepTable lefts, int here, SweepTable rights, int there) => lefts.Refers(here, rights.Ids[there]) || rights.Refers(there, lefts.Ids[here]);

    /// <summary>The reason, with the field of either side; a name or an address compares in parts, <c>name (family name)</c>.</summary>
    private static DuplicateReason Reason(FieldEvidence evidence, IReadOnlyList<MappedColumns> columns, bool isTurned)
    {
        var blank = evidence.Field.IndexOf(' ', StringComparison.Ordinal);
        var (name, part) = blank < 0 ? (evidence.Field, "") : (evidence.Field[..blank], evidence.Field[blank..]);
        var (mine, theirs) = (evidence.Field, (columns.FirstOrDefault(c => c.Left.Name == name)?.Right.Name ?? name) + part);
        var (first, second) = isTurned ? (theirs, mine) : (mine, theirs);
        return new(first, evidence.Meaning, Math.Round(evidence.Weight, 2)) { RightField = first == second ? null : second };
    }
}
