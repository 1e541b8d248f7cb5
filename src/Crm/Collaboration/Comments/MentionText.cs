namespace Crm.Collaboration;

/// <summary>Finds the people that a comment mentions: <c>@[Ann](5b0e...)</c>, the name as shown and the id that counts. Anything else is plain text.</summary>
internal static class MentionText
{
    private const int LongestName = 200;

    public static IReadOnlyList<Guid> Users(string body)
    {
        var found = new List<Guid>();
        for (var at = body.IndexOf("@[", StringComparison.Ordinal); at >= 0; at = body.IndexOf("@[", at + 2, StringComparison.Ordinal))
        {
            var close = body.IndexOf("](", at + 2, StringComparison.Ordinal);
            if (close < 0)
            {
                break;
            }

            var name = body.AsSpan(at + 2, close - at - 2);
            var end = body.IndexOf(')', close + 2);
            if (end > 0 && name.Length <= LongestName && !name.ContainsAny(['[', ']', '\r', '\n']) && Guid.TryParseExact(body.AsSpan(close + 2, end - close - 2), "D", out var user) && !found.Contains(user))
            {
                found.Add(user);
            }
        }

        return found;
    }
}
