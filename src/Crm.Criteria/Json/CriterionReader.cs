using System.Collections.Immutable;
using System.Text.Json;
using Crm.Criteria.Text;

namespace Crm.Criteria.Json;

/// <summary>Reads conditions from JSON elements. The first member that names a form decides it; every other member must belong to the form.</summary>
internal sealed partial class CriterionReader(CriteriaLimits limits)
{
    private static readonly string[] Forms =
        ["and", "or", "not", "field", "left", "any", "all", "none", "call", "holds"];

    private readonly JsonPlace place = new();
    private int depth;
    private int nodes;

    public CriteriaException Error(string message, Exception? inner = null, IReadOnlyList<string>? expected = null) =>
        new("criteria.json", $"{message} (at {place})", path: place.ToString(), expected: expected, inner: inner);

    public Criterion Criterion(JsonElement element)
    {
        Enter();
        var criterion = element.ValueKind switch
        {
            JsonValueKind.True => Crm.Criteria.Criterion.All,
            JsonValueKind.False => Crm.Criteria.Criterion.None,
            JsonValueKind.Object => FromObject(new Members(element, this)),
            _ => throw Error("A condition is an object, true or false."),
        };
        depth--;
        return criterion;
    }

    private Criterion FromObject(Members members)
    {
        switch (members.Form(Forms))
        {
            case "and":
                members.Only("and");
                return new AllOf(Parts("and", members));
            case "or":
                members.Only("or");
                return new AnyOf(Parts("or", members));
            case "not":
                members.Only("not");
                return new Not(Inside("not", members));
            case "any":
                return Quantify("any", Quantifier.Any, members);
            case "all":
                return Quantify("all", Quantifier.All, members);
            case "none":
                return Quantify("none", Quantifier.None, members);
            case "call":
                return new Holds(CallTerm(members));
            case "holds":
                members.Only("holds");
                return new Holds(TermIn("holds", members));
            case "left":
                return Predicate(TermIn("left", members), "left", members);
            default:
                return Predicate(PathIn("field", members), "field", members);
        }
    }

    private Criterion Predicate(Term left, string subject, Members members)
    {
        if (!members.Has("op"))
        {
            members.Only(subject);
            return subject == "field" ? new Holds(left) : throw Error("An operator is missing.", expected: ["op"]);
        }

        var name = TextIn("op", members);
        switch (name)
        {
            case "is null" or "is not null":
                members.Only(subject, "op");
                return name == "is null" ? new IsNull(left) : new Not(new IsNull(left));
            case "in" or "not in":
                members.Only(subject, "op", "value");
                var membership = new Membership(left, Items(members));
                return name == "in" ? membership : new Not(membership);
            default:
                members.Only(subject, "op", "value");
                return new Comparison(left, Operator(name), TermIn("value", members));
        }
    }

    private ComparisonOperator Operator(string name)
    {
        for (var comparison = ComparisonOperator.Equal; comparison <= ComparisonOperator.EndsWith; comparison++)
        {
            if (CriterionWriter.Operator(comparison) == name)
            {
                return comparison;
            }
        }

        string[] all = ["=", "!=", "<", "<=", ">", ">=", "contains", "starts with", "ends with", "in", "not in", "is null", "is not null"];
        var nearest = Nearest.Find(name, all);
        throw Error($"'{name}' is not an operator.{Nearest.Hint(nearest)}", expected: [.. nearest, .. all.Except(nearest, StringComparer.Ordinal)]);
    }

    private Quantified Quantify(string form, Quantifier quantifier, Members members)
    {
        members.Only(form, "where");
        return new Quantified(PathIn(form, members), quantifier, Where(members));
    }

    private Criterion Where(Members members) => members.Has("where") ? Inside("where", members) : Crm.Criteria.Criterion.All;

    private Criterion Inside(string member, Members members)
    {
        var element = members[member];
        place.Enter(member);
        var criterion = Criterion(element);
        place.Leave();
        return criterion;
    }

    private Sequence<Criterion> Parts(string member, Members members) => new(List(member, members, int.MaxValue, static (reader, element) => reader.Criterion(element)));

    private ImmutableArray<T> List<T>(string member, Members members, int limit, Func<CriterionReader, JsonElement, T> read)
    {
        var element = members[member];
        place.Enter(member);
        if (element.ValueKind != JsonValueKind.Array)
        {
            throw Error("A list is wanted here.");
        }

        if (element.GetArrayLength() > limit)
        {
            throw Limit("items in a list", limit);
        }

        var items = ImmutableArray.CreateBuilder<T>();
        foreach (var item in element.EnumerateArray())
        {
            place.Enter(items.Count);
            items.Add(read(this, item));
            place.Leave();
        }

        place.Leave();
        return items.DrainToImmutable();
    }

    private void Enter()
    {
        if (++depth > limits.Depth)
        {
            throw Limit("levels of nesting", limits.Depth);
        }

        if (++nodes > limits.Nodes)
        {
            throw Limit("nodes", limits.Nodes);
        }
    }

    private CriteriaException Limit(string what, int limit) =>
        new("criteria.limit", $"The condition has more than {limit} {what} (at {place}).", path: place.ToString());
}
