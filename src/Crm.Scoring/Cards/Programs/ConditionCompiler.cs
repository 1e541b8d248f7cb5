using System.Collections.Immutable;

namespace Crm.Scoring.Cards.Programs;

/// <summary>Makes leaves and gates of conditions. Complements go down to the leaves, equal leaves are one, and leaves stand in the order of their fields.</summary>
internal sealed class ConditionCompiler
{
    private readonly Dictionary<string, int> fieldOf;
    private readonly ImmutableArray<CardField> fields;
    private readonly Dictionary<Leaf, int> leafOf = [];
    private readonly Dictionary<Gate, int> gateOf = [];
    private readonly List<Gate> gates = [];

    public ConditionCompiler(ImmutableArray<CardField> fields, IEnumerable<Condition> conditions)
    {
        this.fields = fields;
        fieldOf = fields.Select((f, i) => (f.Name, i)).ToDictionary(f => f.Name, f => f.i, StringComparer.Ordinal);
        Leaves = [.. conditions.SelectMany(c => LeavesOf(c, flip: false)).Distinct().OrderBy(l => l.Field)];
        for (var i = 0; i < Leaves.Length; i++)
        {
            leafOf.Add(Leaves[i], i);
        }
    }

    public ImmutableArray<Leaf> Leaves { get; }

    public Gate[] Gates => [.. gates];

    /// <summary>The place of a condition's truth.</summary>
    public int Compile(Condition condition, bool flip = false) => condition switch
    {
        NotCondition not => Compile(not.Condition, !flip),
        AllCondition all => Join(!flip, all.Conditions.Select(c => Compile(c, flip))),
        AnyCondition any => Join(flip, any.Conditions.Select(c => Compile(c, flip))),
        _ => Join(flip, LeavesOf(condition, flip).Select(l => leafOf[l])),
    };

    private IEnumerable<Leaf> LeavesOf(Condition condition, bool flip) => condition switch
    {
        NotCondition not => LeavesOf(not.Condition, !flip),
        AllCondition all => all.Conditions.SelectMany(c => LeavesOf(c, flip)),
        AnyCondition any => any.Conditions.SelectMany(c => LeavesOf(c, flip)),
        PredicateCondition predicate => [new(fieldOf[predicate.Name], 1, 1, flip)],
        FieldCondition comparison => Leaf.Of(comparison, fieldOf[comparison.Field], fields[fieldOf[comparison.Field]]).Select(l => l with { Flipped = l.Flipped != flip }),
        _ => throw new NotSupportedException($"'{condition.GetType()}' is no condition."),
    };

    private int Join(bool and, IEnumerable<int> truths)
    {
        return truths.Aggregate((left, right) =>
        {
            var gate = new Gate(and, left, right);
            if (!gateOf.TryGetValue(gate, out var place))
            {
                gateOf.Add(gate, place = Leaves.Length + gates.Count);
                gates.Add(gate);
            }

            return place;
        });
    }
}
