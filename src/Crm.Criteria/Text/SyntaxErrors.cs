using System.Globalization;

namespace Crm.Criteria.Text;

/// <summary>Makes the errors of reading text.</summary>
internal static class SyntaxErrors
{
    public const string Code = "criteria.syntax";

    public static CriteriaException Symbol(string written, string meant, int position) =>
        new(Code, $"'{written}' at {At(position)} is not of this language. Did you mean '{meant}'?", position, expected: [meant]);

    public static CriteriaException UnknownCharacter(ReadOnlySpan<char> text, int position) =>
        new(Code, $"The character {Show(text[position])} at {At(position)} cannot stand here.", position);

    public static CriteriaException ForbiddenCharacter(char c, int position) =>
        new(Code, $"A text holds {Show(c)} at {At(position)}: NUL or half of a surrogate pair, which no text may.", position);

    public static CriteriaException Unclosed(char quote, int start, int end) =>
        new(Code, $"The {(quote == '\'' ? "text" : "name")} that starts at {At(start)} has no closing {quote}.", end, expected: [quote.ToString()]);

    public static CriteriaException Literal(string message, int position) =>
        new(Code, $"{message} (at {At(position)})", position);

    public static CriteriaException Limit(string what, int limit, int position) =>
        new("criteria.limit", $"The condition has more than {limit} {what} (at {At(position)}).", position);

    public static CriteriaException Unexpected(ReadOnlySpan<char> text, Token token, string[] expected)
    {
        var written = token.Kind == TokenKind.End ? "the end" : $"'{Cut(text[token.Start..token.End])}'";
        var nearest = token.Kind == TokenKind.Name ? Nearest.Find(text[token.Start..token.End].ToString(), expected) : [];
        return new CriteriaException(
            Code,
            $"Expected {string.Join(", ", expected)} at {At(token.Start)}, but found {written}.{Nearest.Hint(nearest)}",
            token.Start,
            expected: nearest.Length == 0 ? expected : [.. nearest, .. expected.Except(nearest)]);
    }

    private static string Cut(ReadOnlySpan<char> text) => text.Length <= 40 ? text.ToString() : $"{text[..40]}...";

    private static string At(int position) => $"position {position.ToString(CultureInfo.InvariantCulture)}";

    private static string Show(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) ? $"U+{((int)c).ToString("X4", CultureInfo.InvariantCulture)}" : $"'{c}'";
}
