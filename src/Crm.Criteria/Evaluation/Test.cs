namespace Crm.Criteria.Evaluation;

/// <summary>One node of a compiled condition.</summary>
internal abstract class Test
{
    public abstract bool Holds(object record, IRelated related);
}

internal sealed class TruthTest(bool value) : Test
{
    public override bool Holds(object record, IRelated related) => value;
}

internal sealed class AllTest(Test[] parts) : Test
{
    public override bool Holds(object record, IRelated related)
    {
        foreach (var part in parts)
        {
            if (!part.Holds(record, related))
            {
                return false;
            }
        }

        return true;
    }
}

internal sealed class AnyTest(Test[] parts) : Test
{
    public override bool Holds(object record, IRelated related)
    {
        foreach (var part in parts)
        {
            if (part.Holds(record, related))
            {
                return true;
            }
        }

        return false;
    }
}

internal sealed class NotTest(Test part) : Test
{
    public override bool Holds(object record, IRelated related) => !part.Holds(record, related);
}

internal sealed class NullTest(Reader reader) : Test
{
    public override bool Holds(object record, IRelated related) => reader.IsNull(record, related);
}

internal sealed class ExistsTest(Walk walk, Test? where) : Test
{
    public override bool Holds(object record, IRelated related)
    {
        foreach (var item in walk.Many(record, related))
        {
            if (walk.Admits(item, related) && (where is null || where.Holds(item, related)))
            {
                return true;
            }
        }

        return false;
    }
}
