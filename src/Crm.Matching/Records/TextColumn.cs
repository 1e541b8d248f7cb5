namespace Crm.Matching.Records;

/// <summary>A column while it is read: a text that was met not long before is kept once.</summary>
internal sealed class TextColumn
{
    private readonly string?[] recent = new string?[1 << 12];
    private readonly List<string?> values = [];

    public void Add(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
        {
            values.Add(null);
            return;
        }

        ref var place = ref recent[string.GetHashCode(value, StringComparison.Ordinal) & (recent.Length - 1)];
        if (!value.SequenceEqual(place))
        {
            place = value.ToString();
        }

        values.Add(place);
    }

    public string?[] ToArray() => [.. values];
}
