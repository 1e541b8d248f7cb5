using System.Runtime.InteropServices;

namespace Crm.Criteria.Text;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    End,
    Name,
    QuotedName,
    Text,
    Number,
    Duration,
    Date,
    Instant,
    OpenParenthesis,
    CloseParenthesis,
    Comma,
    Dot,
    Dollar,
    Plus,
    Minus,
    Star,
    Slash,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>One token: its kind, where it stands, and which word of the language it is, if one.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Token(TokenKind Kind, int Start, int End, Word Word = Word.None);
