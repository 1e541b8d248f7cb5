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

    /// <summary>The one character that .NET refuses to normalize although it is well-formed; it combines with nothing.</summary>
    private const char NotNormalizable = '\uFFFE';

    /// <summary>The key of <paramref name="text"/>. Idempotent. O(n); allocates nothing where an ASCII text is its own key.</summary>
    /// <exception cref="CriteriaException">The text holds half of a surrogate pair (<c>criteria.text</c>).</exception>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.AsSpan().ContainsAnyInRange('A', 'Z') ? text.ToLowerInvariant() : text;
        }

        return text.Contains(NotNormalizable, StringComparison.Ordinal)
            ? string.Join(NotNormalizable, text.Split(NotNormalizable).Select(Fold))
            : Normalize(Normalize(text).ToUpperInvariant().ToLowerInvariant());
    }

    private static string Normalize(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException e)
        {
            throw new CriteriaException("criteria.text", "A text holds half of a surrogate pair, which no text may.", inner: e);
        }
    }
}
