using System.Collections.Frozen;

namespace Crm.Criteria.Evaluation;

/// <summary>Whether a value that is no text is among some.</summary>
internal sealed class MembershipTest<T>(Reader<T> reader, FrozenSet<T> items) : Test
    where T : struct
{
    public override bool Holds(object record, IRelated related) => reader.TryRead(record, related, out var value) && items.Contains(value);
}

/// <summary>Whether a text's key is among some.</summary>
internal sealed class TextMembershipTest(TextReader reader, FrozenSet<string> items) : Test
{
    public override bool Holds(object record, IRelated related) => reader.Key(record, related) is { } key && items.Contains(key);
}
