namespace Crm.Matching.Records;

/// <summary>A column while it is read: a text that was met not long before is kept once.</summary>
internal sealed class TextColumn
{
    private readonly (int Hash, string? Text)[] recent = new (int, string?)[1 << 12];
    private readonly List<string?> values = [];

    public void Add(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
        {
            values.Add(null);
            return;
        }

        var hash = string.GetHashCode(value, StringComparison.Ordinal);
        ref var place = ref recent[hash & (recent.Length - 1)];
        if (place.Hash != hash || !value.SequenceEqual(place.Text))
        {
            place = (hash, value.ToString());
        }

        values.Add(place.Text);
    }

    public string?[] ToArray() => [.. values];
}
