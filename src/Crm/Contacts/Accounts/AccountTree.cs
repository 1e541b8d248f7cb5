using Crm.Criteria;
using Crm.Queries;
using Crm.Records;
using Crm.Sessions;

namespace Crm.Contacts;

/// <summary>An account in its hierarchy.</summary>
/// <param name="Id">The account.</param>
/// <param name="ParentId">The account above; null for the one that was asked for.</param>
/// <param name="Depth">0 for the one that was asked for, 1 for those right below it.</param>
/// <param name="Row">Its columns.</param>
/// <param name="Total">The numeric columns, each added up over the account and all below it.</param>
public sealed record AccountNode(Id<Account> Id, Id<Account>? ParentId, int Depth, Row Row, Row Total);

/// <summary>Walks a hierarchy level by level, one query a level, and adds up from below. It reaches what is seen through what is seen: nothing below a hidden account.</summary>
internal static class AccountTree
{
    /// <summary>A tree has at most so many accounts.</summary>
    public const int MaxNodes = 10_000;

    private const int Chunk = 500;

    public static async ValueTask<IReadOnlyList<AccountNode>> LoadAsync(CrmSession session, Id<Account> root, IReadOnlyList<string> columns, CancellationToken cancellationToken)
    {
        if (await session.Query<Account>().Where("id = $id").Parameter("id", root.Value).CountAsync(cancellationToken).ConfigureAwait(false) == 0)
        {
            throw CrmException.NotFound("account");
        }

        var sums = await NumericAsync(session, columns, cancellationToken).ConfigureAwait(false);
        var query = session.Query<Account>().Select(["id", "parent", .. columns]);
        var found = new List<(Guid Id, Guid? Parent, int Depth, object?[] Values)>();
        var known = new HashSet<Guid>();
        var level = new List<Guid> { root.Value };
        for (var depth = 0; level.Count > 0; depth++)
        {
            var next = new List<Guid>();
            foreach (var ids in level.Chunk(Chunk))
            {
                await foreach (var row in query.Where(depth == 0 ? "id in $ids" : "parent in $ids").Parameter("ids", ids).StreamAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (!known.Add((Guid)row["id"]!))
                    {
                        continue;
                    }

                    next.Add((Guid)row["id"]!);
                    found.Add(((Guid)row["id"]!, depth == 0 ? null : (Guid?)row["parent"], depth, [.. columns.Select(c => row[c])]));
                }
            }

            if (found.Count > MaxNodes)
            {
                throw CrmException.Invalid("root", "too_many", $"A hierarchy of at most {MaxNodes} accounts can be asked for at once.");
            }

            level = depth < AccountHierarchy.MaxDepth ? next : [];
        }

        return Total(found, columns, sums);
    }

    private static List<AccountNode> Total(List<(Guid Id, Guid? Parent, int Depth, object?[] Values)> found, IReadOnlyList<string> columns, IReadOnlyList<(int Place, object Zero)> sums)
    {
        var totals = found.ToDictionary(f => f.Id, f => sums.Select(s => f.Values[s.Place] ?? s.Zero).ToArray());

        // Levels stand in order, so from the end every account is complete before it is added to the one above.
        foreach (var node in Enumerable.Reverse(found))
        {
            if (node.Parent is { } parent && totals.TryGetValue(parent, out var above))
            {
                for (var i = 0; i < above.Length; i++)
                {
                    above[i] = Add(above[i], totals[node.Id][i]);
                }
            }
        }

        IReadOnlyList<string> names = [.. sums.Select(s => columns[s.Place])];
        return found.ConvertAll(f => new AccountNode(new(f.Id), f.Parent is { } p ? new Id<Account>(p) : null, f.Depth, new Row([.. columns], f.Values), new Row(names, totals[f.Id])));
    }

    private static object Add(object a, object b) => (a, b) switch
    {
        (long x, long y) => x + y,
        _ => Convert.ToDecimal(a, null) + Convert.ToDecimal(b, null),
    };

    /// <summary>The places of the columns that can be added up, with their zero.</summary>
    private static async ValueTask<IReadOnlyList<(int Place, object Zero)>> NumericAsync(CrmSession session, IReadOnlyList<string> columns, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var checker = new CriteriaChecker(scope.State.Model.Catalogue);
        var context = session.Context(scope);
        return Guarding.Criteria(() => columns.Select((c, i) => (Place: i, checker.CheckTerm(c, scope.State.Model["account"], FieldUse.Select, context).Kind))
            .Where(c => c.Kind is ValueKind.Integer or ValueKind.Decimal)
            .Select(c => (c.Place, c.Kind == ValueKind.Integer ? 0L : (object)0m)).ToList());
    }
}
