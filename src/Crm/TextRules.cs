namespace Crm;

/// <summary>What a text must be for every store to give the same bytes back.</summary>
internal static class TextRules
{
    /// <summary>The key that a folded text compares by; of one that is not storable itself, so that it is refused by its field and not by the folding.</summary>
    public static string Key(string text) => IsStorable(text) ? Crm.Criteria.TextFolding.Fold(text) : text;

    /// <summary>Whether it holds neither NUL nor a lone surrogate.</summary>
    public static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\0' || (char.IsSurrogate(c) && !(char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[++i]))))
            {
                return false;
            }
        }

        return true;
    }
}
