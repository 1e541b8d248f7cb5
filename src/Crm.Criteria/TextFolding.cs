using System.Text;

namespace Crm.Criteria;

/// <summary>
/// The key by which folded texts compare: normalized to NFC, upper-cased then lower-cased by invariant simple case mapping, normalized again.
/// Upper first, so that letters with two lower forms (σ, ς; s, ſ) meet.
/// </summary>
public static class TextFolding
{
    /// <summary>The version of the rule. It is stored beside data whose keys were made with it.</summary>
    public const int Version = 1;

    /// <summary>The key of <paramref name="text"/>. Idempotent. O(n); allocates nothing where the text is its own key.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.AsSpan().ContainsAnyInRange('A', 'Z') ? text.ToLowerInvariant() : text;
        }

        return text.Normalize(NormalizationForm.FormC).ToUpperInvariant().ToLowerInvariant().Normalize(NormalizationForm.FormC);
    }
}
