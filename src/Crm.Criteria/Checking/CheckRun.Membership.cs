using System.Collections.Immutable;

namespace Crm.Criteria.Checking;

/// <content>Membership: points become one list without doubles, spans of time become ranges beside it.</content>
internal sealed partial class CheckRun
{
    private const int SmallList = 8;

    private CheckedCriterion IsAmong(Membership membership, in Scope scope)
    {
        var value = Value(membership.Value, scope);
        var target = ConstantTarget.Of(value);
        var list = new ItemList(context.Limits.ListItems);
        foreach (var item in membership.Items.AsSpan())
        {
            if (!AddItem(item, target, scope, list))
            {
                throw Limit("items in a list", context.Limits.ListItems, item);
            }
        }

        var points = list.Points.Count == 0 ? null : new CheckedMembership(value, new Sequence<object>([.. list.Points]));
        if (list.Spans.Count == 0)
        {
            return points ?? (CheckedCriterion)False;
        }

        var parts = ImmutableArray.CreateBuilder<CheckedCriterion>();
        if (points is not null)
        {
            parts.Add(points);
        }

        foreach (var span in list.Spans)
        {
            parts.Add(Within(value, span));
        }

        return parts.Count == 1 ? parts[0] : new CheckedAnyOf(new Sequence<CheckedCriterion>(parts.DrainToImmutable()));
    }

    private bool AddItem(Term item, in ConstantTarget target, in Scope scope, ItemList list)
    {
        switch (item)
        {
            case MyTeams:
                return AddTeams(item, target, list);
            case Parameter parameter when ListOf(parameter) is { } values:
                foreach (var value in values)
                {
                    if (!list.Add(ConstantOf(value, target, parameter)))
                    {
                        return false;
                    }
                }

                return true;
            case FieldPath { Segments.Count: 1 } choice when target.IsChoice:
                return list.Add(Constant(new TextLiteral(choice.Segments[0]), target, choice));
            case var _ when IsValue(item):
                throw Error("criteria.type", $"The items of a list are constants; {Naming.Term(item)} is not one.", item);
            default:
                return list.Add(Constant(item, target));
        }
    }

    private bool AddTeams(Term item, in ConstantTarget target, ItemList list)
    {
        if (target.Kind != ValueKind.Id)
        {
            throw Error("criteria.type", $"'my teams' are ids; the field is {Naming.Kind(target.Kind)}.", item);
        }

        foreach (var team in context.MyTeams)
        {
            if (!list.Add(new PointOrSpan(team)))
            {
                return false;
            }
        }

        return true;
    }

    private System.Collections.IEnumerable? ListOf(Parameter parameter)
    {
        try
        {
            return Constants.List(constants.Value(parameter));
        }
        catch (CriteriaException e) when (positions is not null)
        {
            throw new CriteriaException(e.Code, e.Message, PositionOf(parameter), expected: e.Expected);
        }
    }

    private PointOrSpan ConstantOf(object? value, in ConstantTarget target, Parameter parameter)
    {
        try
        {
            return constants.FromValue(value, target, "criteria.parameter");
        }
        catch (CriteriaException e) when (positions is not null)
        {
            throw new CriteriaException(e.Code, e.Message, PositionOf(parameter), expected: e.Expected);
        }
    }

    /// <summary>What a list comes to: how much was added, the points without doubles, the spans.</summary>
    private sealed class ItemList(int limit)
    {
        private HashSet<object>? seen;
        private int added;

        public List<object> Points { get; } = [];

        public List<PointOrSpan> Spans { get; } = [];

        public bool Add(in PointOrSpan item)
        {
            if (++added > limit)
            {
                return false;
            }

            if (item.Point is null)
            {
                Spans.Add(item);
            }
            else if (seen is not null ? seen.Add(item.Point) : !Points.Contains(item.Point))
            {
                Points.Add(item.Point);
                seen ??= Points.Count > SmallList ? [.. Points] : null;
            }

            return true;
        }
    }
}
