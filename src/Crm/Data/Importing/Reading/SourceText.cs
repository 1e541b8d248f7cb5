using System.Security.Cryptography;
using System.Text;

namespace Crm.Data;

/// <summary>What a file's bytes say of themselves before anything is read of them: how they are to be decoded, and their digest. Flat memory.</summary>
/// <param name="Encoding">How they are decoded.</param>
/// <param name="Digest">SHA-256, in hexadecimal digits.</param>
/// <param name="Note">What had to be supposed; null: nothing.</param>
/// <param name="IsDamaged">Whether the file is UTF-8 with bytes in it that are none: these read as <see cref="Damage"/>. Else what is not valid in the encoding is refused.</param>
internal sealed record SourceText(Encoding Encoding, string Digest, string? Note, bool IsDamaged = false)
{
    /// <summary>What stands for bytes that cannot be read.</summary>
    public const char Damage = '\uFFFD';

    /// <summary>The longest line in bytes that any reader could take: where one is longer the file is refused, and what follows is not looked at.</summary>
    private const long LongestLine = 1 << 26;

    /// <summary>Byte order marks decide; else what was asked for; else NULs in every other byte are UTF-16, valid UTF-8 and what is UTF-8 for the most part is UTF-8, and the rest is windows-1252. O(length).</summary>
    /// <exception cref="CrmException">The stream cannot be read twice, or the encoding asked for is unknown (<c>crm.invalid</c>).</exception>
    public static async ValueTask<SourceText> RecogniseAsync(Stream file, string? asked, CancellationToken cancellationToken)
    {
        if (!file.CanSeek)
        {
            throw CrmException.Invalid("file", "not_seekable", "An import reads its file more than once: give a stream that can seek.");
        }

        file.Position = 0;
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var (isUtf8, buffer, head, line) = (true, new byte[1 << 16], Array.Empty<byte>(), 0L);
        int read;
        while (line <= LongestLine && (read = await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            digest.AppendData(buffer, 0, read);
            head = head.Length == 0 ? buffer[..Math.Min(read, 4_096)] : head;
            isUtf8 = isUtf8 && IsValid(utf8, buffer.AsSpan(0, read), flush: false);
            var end = buffer.AsSpan(0, read).LastIndexOfAny((byte)'\n', (byte)'\r');
            line = end < 0 ? line + read : read - end - 1;
        }

        if (head is [(byte)'P', (byte)'K', 3, 4, ..])
        {
            throw CrmException.Invalid("file", "not_text", "The file is a workbook or an archive: save it as CSV, or unpack it.");
        }

        isUtf8 = isUtf8 && (line > LongestLine || IsValid(utf8, [], flush: true));
        var text = Marked(head, isUtf8) ?? (asked is null ? null : new SourceText(Named(asked), "", null)) ?? Utf16(head)
            ?? (isUtf8 ? new(Utf8(false), "", null) : line <= LongestLine && await IsMostlyUtf8Async(file, cancellationToken).ConfigureAwait(false) ? Damaged(false) : Other());
        return text with { Digest = Convert.ToHexStringLower(digest.GetHashAndReset()) };
    }

    /// <summary>The file's text from its beginning. Bytes that the encoding does not allow are refused, with the line.</summary>
    public TextReader Open(Stream file) => new DecodingReader(file, Encoding);

    private static SourceText? Marked(byte[] head, bool isUtf8) => head switch
    {
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => new(new UnicodeEncoding(head[0] == 0xFE, byteOrderMark: true, throwOnInvalidBytes: true), "", null),
        [0xEF, 0xBB, 0xBF, ..] => isUtf8 ? new(Utf8(true), "", null) : Damaged(true),
        _ => null,
    };

    private static SourceText? Utf16(byte[] head)
    {
        var (even, odd) = (head.Where((b, i) => i % 2 == 0 && b == 0).Count(), head.Where((b, i) => i % 2 == 1 && b == 0).Count());
        return Math.Max(even, odd) > head.Length / 4 && Math.Min(even, odd) < head.Length / 20
            ? new(new UnicodeEncoding(even > odd, byteOrderMark: false, throwOnInvalidBytes: true), "", "Read as UTF-16, which the file does not say.")
            : null;
    }

    private static UTF8Encoding Utf8(bool hasMark) => new(hasMark, throwOnInvalidBytes: true);

    private static SourceText Damaged(bool hasMark) =>
        new(new UTF8Encoding(hasMark), "", "The file is UTF-8, but not all of it: rows with bytes that are none are refused. Give the encoding if it is another.", IsDamaged: true);

    private static SourceText Other() =>
        new(CodePagesEncodingProvider.Instance.GetEncoding(1252)!, "", "The file is not UTF-8; it was read as windows-1252 (Western European). Give the encoding if it is another.");

    /// <summary>Whether more of what is not ASCII reads as UTF-8 than does not: in other encodings hardly any does.</summary>
    private static async ValueTask<bool> IsMostlyUtf8Async(Stream file, CancellationToken cancellationToken)
    {
        file.Position = 0;
        using var reader = new StreamReader(file, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, 1 << 16, leaveOpen: true);
        var (right, wrong, buffer) = (0L, 0L, new char[1 << 14]);
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            foreach (var c in buffer.AsSpan(0, read))
            {
                wrong += c == Damage ? 1 : 0;
                right += c is >= '\u0080' and not Damage ? 1 : 0;
            }
        }

        return right > wrong;
    }

    private static Encoding Named(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw CrmException.Invalid("encoding", "unknown_encoding", "The encoding is one of those that .NET names, such as utf-8, utf-16, windows-1252, iso-8859-15.");
        }
    }

    private static bool IsValid(Decoder utf8, ReadOnlySpan<byte> bytes, bool flush)
    {
        Span<char> chars = stackalloc char[2_048];
        try
        {
            bool completed;
            do
            {
                utf8.Convert(bytes, chars, flush, out var used, out _, out completed);
                bytes = bytes[used..];
            }
            while (!completed);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
