using Crm.Criteria;
using Crm.Insights;
using Crm.Records;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;
using NodaTime;

namespace Crm.Queries;

/// <summary>A query checked against the catalogue and joined with what a scope may see: ready for a store.</summary>
internal sealed class QueryPlan
{
    private readonly IReadOnlyList<(string Name, CheckedValue Value)> columns;
    private readonly IReadOnlyList<SortKey> order;
    private readonly string orderText;

    private QueryPlan(Scope scope, CheckContext context, CriteriaChecker checker, EntityDefinition entity, CheckedCriterion? where, IReadOnlyList<(string, CheckedValue)> columns, IReadOnlyList<SortKey> order, string orderText, AsOf? asOf)
    {
        (Scope, Context, Checker, Entity, Where, AsOf) = (scope, context, checker, entity, where, asOf);
        (this.columns, this.order, this.orderText) = (columns, order, orderText);
    }

    public Scope Scope { get; }

    public CheckContext Context { get; }

    public CriteriaChecker Checker { get; }

    public EntityDefinition Entity { get; }

    public CheckedCriterion? Where { get; }

    public AsOf? AsOf { get; }

    public static QueryPlan Make(Scope scope, CrmSession session, QueryParts parts)
    {
        var model = scope.State.Model;
        var entity = parts.Type is { } type ? model.Of(type) : model[parts.Entity!];
        RefuseBeyondCalendar(parts.AsOfDate);
        var asOf = parts.AsOfDate is { } date ? EndOf(date, scope.State.Zone) : parts.AsOf;
        RefuseBeyondCalendar(asOf);
        if (asOf is not null)
        {
            Guarding.Criteria(() => Score.InAsOf(entity, null));
        }

        var context = session.Context(scope, asOf, parts.Parameters);
        context = parts.IsForSomebody ? context : context with { Me = null, MyTeams = [] };
        if (parts.Via is not null)
        {
            // What could be said of the record that the query was about can be said from one step before it.
            context = context with { Limits = context.Limits with { Hops = context.Limits.Hops + 1 } };
        }

        var checker = new CriteriaChecker(model.Catalogue);
        return Guarding.Criteria(() =>
        {
            CheckedCriterion? where = null;
            foreach (var condition in parts.Conditions)
            {
                var part = condition switch
                {
                    string text => checker.Check(text, entity, context),
                    PersonalCondition personal => checker.Check(personal.Text, entity, context with { Me = personal.Me, MyTeams = personal.Teams }),
                    _ => checker.Check((Criterion)condition, entity, context),
                };
                where = CheckedCriterion.And(where, part);
            }

            foreach (var condition in parts.Via?.Conditions ?? [])
            {
                var (criterion, asker) = condition switch
                {
                    string text => (CriterionText.Parse(text, context.Limits), context),
                    PersonalCondition personal => (CriterionText.Parse(personal.Text, context.Limits), context with { Me = personal.Me, MyTeams = personal.Teams }),
                    _ => ((Criterion)condition, context),
                };
                where = CheckedCriterion.And(where, checker.CheckVia(criterion, (FieldPath)CriterionText.ParseTerm(parts.Via!.Path), entity, asker));
            }

            QueryLimits.Check("columns", parts.Columns, QueryLimits.Columns);
            var names = parts.Columns.IsEmpty ? Readable(scope, entity) : [.. parts.Columns];
            var selected = names.Select(n => (n, checker.CheckTerm(n, entity, FieldUse.Select, context))).ToList();
            var orders = string.IsNullOrWhiteSpace(parts.Order) ? [] : QueryText.Split(parts.Order);
            QueryLimits.Check("order keys", orders, QueryLimits.OrderKeys);
            var sorted = orders.ConvertAll(o =>
            {
                var (term, descending) = QueryText.Order(o);
                return new SortKey(checker.CheckTerm(term, entity, FieldUse.Sort, context), descending);
            });
            return new QueryPlan(scope, context, checker, entity, where, selected, sorted, $"{entity.Name}:{parts.Order}", asOf);
        });
    }

    public async ValueTask<RowPage> PageAsync(ICrmStore store, int size, string? cursor, CancellationToken cancellationToken)
    {
        // The order's values and the id ride along, to say where the page ended.
        var id = new FieldValue([], Entity.Key!);
        var kinds = order.Select(o => o.Value.Kind).Append(ValueKind.Id).ToList();
        var rows = await store.QueryAsync(
            new RowQuery
            {
                Entity = Entity,
                Tenant = Scope.Tenant,
                Restriction = Scope.Policy.For(Entity, Right.Read),
                Where = Where,
                AsOf = AsOf,
                Columns = [.. columns.Select(c => c.Value), .. order.Select(o => o.Value), id],
                Order = order.ToSequence(),
                After = cursor is null ? null : Cursor.Read(cursor, orderText, kinds),
                Limit = size + 1,
            },
            cancellationToken).ConfigureAwait(false);
        var names = columns.Select(c => c.Name).ToArray();
        var page = rows.Take(size).Select(r => new Row(names, r[..names.Length])).ToList();
        return new(page, rows.Count <= size ? null : Cursor.Write(orderText, Compared(rows[size - 1])));
    }

    private List<object?> Compared(object?[] row) =>
        [.. row.Skip(columns.Count).Select((value, i) =>
            i < order.Count && order[i].Value is { Kind: ValueKind.Text, TextRule: TextRule.Folded } && value is string text ? TextFolding.Fold(text) : value)];

    private static List<string> Readable(Scope scope, EntityDefinition entity) =>
        [.. entity.AllFields.Where(f => scope.IsSystem || scope.Rights.MayRead(entity, f)).Select(f => f.Name)];

    private static AsOf EndOf(LocalDate date, DateTimeZone zone) =>
        date.Year is >= 1900 and < 9998
            ? new(zone.AtStartOfDay(date.PlusDays(1)).ToInstant() - Duration.FromTicks(10))
            : throw CrmException.Invalid("asOf", "out_of_range", "A moment lies between the years 1900 and 9997.");

    private static void RefuseBeyondCalendar(LocalDate? date)
    {
        if (date is { Year: < 1900 or > 9997 })
        {
            throw CrmException.Invalid("asOf", "out_of_range", "A date lies between the years 1900 and 9997.");
        }
    }

    private static void RefuseBeyondCalendar(AsOf? asOf)
    {
        if (asOf is { } moment && (moment.Effective < Time.Earliest || moment.Effective >= Time.Forever || moment.Known < Time.Earliest || moment.Known >= Time.Forever))
        {
            throw CrmException.Invalid("asOf", "out_of_range", "A moment lies between the years 1900 and 9998.");
        }
    }
}
