using System.Globalization;
using Crm.Matching.Comparing.Tokens;

namespace Crm.Matching.Comparing;

/// <summary>A column of texts as sets of tokens, for <see cref="TokenSets"/> and <see cref="TfIdf"/>: split and numbered once, compared by number.</summary>
/// <remarks>
/// A token is what stands between white space, punctuation, symbols and control characters; case and accents count, so fold them first.
/// Takes some five bytes a token of a text and, once for each distinct token, its text and 24 bytes. Thread-safe.
/// </remarks>
public sealed class TokenColumn
{
    private readonly int[] starts;
    private readonly int[] tokens;
    private readonly byte[] times;

    /// <summary>Splits a column.</summary>
    /// <param name="values">The texts, distinct ones best.</param>
    /// <exception cref="MatchingException">The column has too many tokens to be numbered, more than an array holds (<c>matching.invalid_value</c>).</exception>
    public TokenColumn(string[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var splitter = new TokenSplitter(values);
        (starts, tokens, times) = (splitter.Starts, splitter.Tokens, splitter.Times);
        (Vocabulary, Names) = (splitter.Vocabulary, new PackedNames(splitter.Vocabulary));
        Bags = Array.ConvertAll(Vocabulary, token => new LetterBag(token));
    }

    /// <summary>The number of texts.</summary>
    public int Count => starts.Length - 1;

    /// <summary>The distinct tokens, in ordinal order.</summary>
    internal string[] Vocabulary { get; }

    /// <summary>The tokens, to be compared.</summary>
    internal PackedNames Names { get; }

    /// <summary>The tokens, to be left out of comparing.</summary>
    internal LetterBag[] Bags { get; }

    /// <summary>All tokens of all texts, one text after another, by their number, each once a text and ascending.</summary>
    internal ReadOnlySpan<int> Tokens => tokens;

    /// <summary>How often each of <see cref="Tokens"/> stands in its text; 255 for more.</summary>
    internal ReadOnlySpan<byte> Times => times;

    /// <summary>Where the tokens of a text are.</summary>
    internal Range Of(int value) => starts[value]..starts[value + 1];

    /// <summary>Whether a character is none of a token.</summary>
    internal static bool IsBetween(char c) => char.IsAscii(c)
        ? !char.IsAsciiLetterOrDigit(c)
        : char.GetUnicodeCategory(c) is >= UnicodeCategory.SpaceSeparator and not (UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
