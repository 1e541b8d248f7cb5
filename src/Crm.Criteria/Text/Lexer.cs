namespace Crm.Criteria.Text;

/// <summary>Cuts a text into tokens. It finds where a literal ends; what it means is read from its characters when it is wanted.</summary>
internal static class Lexer
{
    /// <summary>The token at or after <paramref name="position"/>.</summary>
    /// <exception cref="CriteriaException">No token starts there (<c>criteria.syntax</c>).</exception>
    public static Token Next(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        if (position == text.Length)
        {
            return new Token(TokenKind.End, position, position);
        }

        var c = text[position];
        if (NameText.IsStart(c))
        {
            var end = NameText.End(text, position);
            return new Token(TokenKind.Name, position, end, Words.Find(text[position..end]));
        }

        return c switch
        {
            >= '0' and <= '9' => Numeral(text, position),
            '\'' => Quoted(text, position, '\'', TokenKind.Text),
            '`' => Quoted(text, position, '`', TokenKind.QuotedName),
            '(' => One(TokenKind.OpenParenthesis, position),
            ')' => One(TokenKind.CloseParenthesis, position),
            ',' => One(TokenKind.Comma, position),
            '.' => One(TokenKind.Dot, position),
            '$' => One(TokenKind.Dollar, position),
            '+' => One(TokenKind.Plus, position),
            '-' => One(TokenKind.Minus, position),
            '*' => One(TokenKind.Star, position),
            '/' => One(TokenKind.Slash, position),
            _ => Operator(text, position),
        };
    }

    private static Token One(TokenKind kind, int position) => new(kind, position, position + 1);

    private static Token Operator(ReadOnlySpan<char> text, int position)
    {
        var next = position + 1 < text.Length ? text[position + 1] : '\0';
        return (text[position], next) switch
        {
            ('=', '=') => throw SyntaxErrors.Symbol("==", "=", position),
            ('=', _) => One(TokenKind.Equal, position),
            ('!', '=') => new Token(TokenKind.NotEqual, position, position + 2),
            ('!', _) => throw SyntaxErrors.Symbol("!", "not", position),
            ('<', '>') => throw SyntaxErrors.Symbol("<>", "!=", position),
            ('<', '=') => new Token(TokenKind.LessOrEqual, position, position + 2),
            ('<', _) => One(TokenKind.Less, position),
            ('>', '=') => new Token(TokenKind.GreaterOrEqual, position, position + 2),
            ('>', _) => One(TokenKind.Greater, position),
            ('&', _) => throw SyntaxErrors.Symbol("&", "and", position),
            ('|', _) => throw SyntaxErrors.Symbol("|", "or", position),
            ('"', _) => throw SyntaxErrors.Symbol("\"", "'", position),
            _ => throw SyntaxErrors.UnknownCharacter(text, position),
        };
    }

    private static Token Quoted(ReadOnlySpan<char> text, int start, char quote, TokenKind kind)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            var c = text[i];
            if (c == quote)
            {
                if (i + 1 < text.Length && text[i + 1] == quote)
                {
                    i++;
                    continue;
                }

                return new Token(kind, start, i + 1);
            }

            if (c == '\0' || char.IsSurrogate(c))
            {
                if (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                {
                    throw SyntaxErrors.ForbiddenCharacter(c, i);
                }

                i++;
            }
        }

        throw SyntaxErrors.Unclosed(quote, start, text.Length);
    }

    private static Token Numeral(ReadOnlySpan<char> text, int start)
    {
        var end = Digits(text, start);
        if (end - start == 4 && end + 1 < text.Length && text[end] == '-' && char.IsAsciiDigit(text[end + 1]))
        {
            return DateOrInstant(text, start);
        }

        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end = Digits(text, end + 1);
        }

        if (end == text.Length || !NameText.IsPart(text[end]))
        {
            return new Token(TokenKind.Number, start, end);
        }

        return new Token(TokenKind.Duration, start, NameText.End(text, end));
    }

    private static Token DateOrInstant(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        var isInstant = false;
        while (end < text.Length)
        {
            var c = text[end];
            isInstant |= c is 'T' or 't';
            if (!NameText.IsPart(c) && c != '-' && !(isInstant && c is (':' or '+' or '.')))
            {
                break;
            }

            end++;
        }

        return new Token(isInstant ? TokenKind.Instant : TokenKind.Date, start, end);
    }

    private static int Digits(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            position++;
        }

        return position;
    }
}
