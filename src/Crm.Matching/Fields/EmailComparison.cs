using Crm.Matching.Comparing;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>E-mail addresses: what stands before the at sign tells people apart.</summary>
internal sealed class EmailComparison : FieldComparison
{
    private readonly PackedNames locals;
    private readonly ulong[] letters;
    private readonly int[] localOf;

    public EmailComparison(CodedColumn column)
        : base(column, "nothing alike", "similar before the @", "the same letters before the @, other digits", "a letter or two apart before the @", "the same before the @", "the same")
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var spans = known.GetAlternateLookup<ReadOnlySpan<char>>();
        localOf = new int[column.Values.Length];
        for (var i = 0; i < localOf.Length; i++)
        {
            var local = Local(column.Values[i]);
            if (!spans.TryGetValue(local, out localOf[i]))
            {
                spans[local] = localOf[i] = known.Count;
            }
        }

        letters = [.. known.OrderBy(local => local.Value).Select(local => Letters(local.Key))];
        locals = new([.. known.OrderBy(local => local.Value).Select(local => local.Key)]);
    }

    public override int Level(int left, int right)
    {
        var (a, b) = (localOf[left], localOf[right]);
        if (a == b)
        {
            return 5;
        }

        if (letters[a] == letters[b])
        {
            return 3;
        }

        var similarity = locals.Similarity(a, b);
        return similarity >= 0.92 ? 4 : similarity >= 0.85 ? 2 : 1;
    }

    private static ReadOnlySpan<char> Local(string address) => address.LastIndexOf('@') is var at && at > 0 ? address.AsSpan(0, at) : address;

    // People of one name are told apart by digits.
    private static ulong Letters(string local)
    {
        Span<char> kept = stackalloc char[local.Length];
        var count = 0;
        foreach (var c in local)
        {
            if (char.IsLetter(c))
            {
                kept[count++] = c;
            }
        }

        return count > 0 ? TextHash.Of(kept[..count]) : TextHash.Of(local);
    }
}
