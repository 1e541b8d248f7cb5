using Crm.Matching.Normalizing;

namespace Crm.Matching.Records.RoleGuessing;

/// <summary>What the name of a column says.</summary>
/// <param name="Role">The role; null: nothing.</param>
/// <param name="IsName">It is a name of some kind.</param>
/// <param name="IsId">Records are numbered by it.</param>
internal readonly record struct ColumnHint(FieldRole? Role, bool IsName, bool IsId)
{
    private const int MostWords = 4;

    private static readonly Dictionary<string, FieldRole> Roles = Read();
    private static readonly WordSet Names = new(ColumnNameTable.Names);
    private static readonly WordSet Ids = new(ColumnNameTable.Ids);

    /// <summary>Of the words of a name the longest run that means something, the last of several: <c>billing_city</c>, <c>Customer E-Mail</c>, <c>contactPhone2</c>.</summary>
    public static ColumnHint Of(string column)
    {
        var words = Words(column);
        for (var count = Math.Min(MostWords, words.Length); count > 0; count--)
        {
            for (var first = words.Length - count; first >= 0; first--)
            {
                var run = string.Concat(words.AsSpan(first, count));
                if (Roles.TryGetValue(run, out var role))
                {
                    return new(role, false, false);
                }

                if (Names.Has(run))
                {
                    return new(null, true, false);
                }

                if (Ids.Has(run) && (count == words.Length || first > 0))
                {
                    return new(null, false, true);
                }
            }
        }

        return default;
    }

    // At signs, case changes and digits at the end: firstName, E_MAIL, phone2.
    private static string[] Words(string column)
    {
        var text = new System.Text.StringBuilder(column.Length * 2);
        for (var i = 0; i < column.Length; i++)
        {
            if (i > 0 && ((char.IsUpper(column[i]) && char.IsLower(column[i - 1])) || (char.IsUpper(column[i]) && i + 1 < column.Length && char.IsLower(column[i + 1]) && char.IsUpper(column[i - 1]))))
            {
                text.Append(' ');
            }

            text.Append(column[i]);
        }

        var words = TextFolding.Fold(text.ToString()).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 1 && !Roles.ContainsKey(words[0]) && words[0].TrimEnd("0123456789".ToCharArray()) is { Length: > 0 } bare ? [bare] : words;
    }

    private static Dictionary<string, FieldRole> Read()
    {
        var roles = new Dictionary<string, FieldRole>(StringComparer.Ordinal);
        foreach (var line in ColumnNameTable.Lines.Split('\n'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var word in words.AsSpan(1))
            {
                roles.TryAdd(word, Enum.Parse<FieldRole>(words[0]));
            }
        }

        return roles;
    }
}
