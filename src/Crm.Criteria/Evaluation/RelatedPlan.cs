namespace Crm.Criteria;

/// <summary>Lists the relations that evaluation in memory will ask for, each once.</summary>
public static class RelatedPlan
{
    /// <summary>The relations a condition crosses from its root; those of restrictions too. Empty: no related records are needed.</summary>
    public static IReadOnlyList<RelationUse> Relations(this CheckedCriterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        var root = new Node();
        root.Visit(criterion);
        return root.Uses();
    }

    /// <summary>The relations a value crosses from its root.</summary>
    public static IReadOnlyList<RelationUse> Relations(this CheckedValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var root = new Node();
        root.Visit(value);
        return root.Uses();
    }

    /// <summary>What is crossed from one kind of record.</summary>
    private sealed class Node
    {
        private readonly List<(Relation Relation, Entity Target, Node Node)> uses = [];

        public IReadOnlyList<RelationUse> Uses() => [.. uses.Select(use => new RelationUse(use.Relation, use.Target, use.Node.Uses()))];

        public void Visit(CheckedCriterion? criterion)
        {
            switch (criterion)
            {
                case CheckedAllOf all:
                    VisitEach(all.Parts);
                    break;
                case CheckedAnyOf any:
                    VisitEach(any.Parts);
                    break;
                case CheckedNot not:
                    Visit(not.Part);
                    break;
                case CheckedComparison comparison:
                    Visit(comparison.Left);
                    Visit(comparison.Right);
                    break;
                case CheckedMembership membership:
                    Visit(membership.Value);
                    break;
                case CheckedIsNull isNull:
                    Visit(isNull.Value);
                    break;
                case CheckedExists exists:
                    Follow(exists.Path).Enter(exists.Many).Visit(exists.Where);
                    break;
            }
        }

        public void Visit(CheckedValue value)
        {
            switch (value)
            {
                case FieldValue field:
                    Follow(field.Path);
                    break;
                case RollupValue rollup:
                    var many = Follow(rollup.Path).Enter(rollup.Many);
                    many.Visit(rollup.Where);
                    if (rollup.Operand is { } operand)
                    {
                        many.Visit(operand);
                    }

                    break;
                case ComputedValue computed:
                    foreach (var part in computed.Operands)
                    {
                        Visit(part);
                    }

                    break;
                case ConditionValue condition:
                    Visit(condition.Condition);
                    break;
            }
        }

        private void VisitEach(Sequence<CheckedCriterion> parts)
        {
            foreach (var part in parts)
            {
                Visit(part);
            }
        }

        private Node Follow(Sequence<Hop> path)
        {
            var node = this;
            foreach (var hop in path)
            {
                node = node.Enter(hop);
            }

            return node;
        }

        private Node Enter(Hop hop)
        {
            foreach (var (relation, _, known) in uses)
            {
                if (ReferenceEquals(relation, hop.Relation))
                {
                    known.Visit(hop.Restriction);
                    return known;
                }
            }

            var node = new Node();
            uses.Add((hop.Relation, hop.Target, node));
            node.Visit(hop.Restriction);
            return node;
        }
    }
}
