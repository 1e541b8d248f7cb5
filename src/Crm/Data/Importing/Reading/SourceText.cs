using System.Security.Cryptography;
using System.Text;

namespace Crm.Data;

/// <summary>What a file's bytes say of themselves before anything is read of them: how they are to be decoded, and their digest. One pass, flat memory.</summary>
/// <param name="Encoding">How they are decoded; what is not valid in it is refused.</param>
/// <param name="Digest">SHA-256, in hexadecimal digits.</param>
/// <param name="Note">What had to be supposed; null: nothing.</param>
internal sealed record SourceText(Encoding Encoding, string Digest, string? Note)
{
    /// <summary>Byte order marks decide; else valid UTF-8 is UTF-8, NULs in every other byte are UTF-16, and the rest is windows-1252.</summary>
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
        var (isUtf8, buffer, head) = (true, new byte[1 << 16], Array.Empty<byte>());
        int read;
        while ((read = await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            digest.AppendData(buffer, 0, read);
            head = head.Length == 0 ? buffer[..Math.Min(read, 4_096)] : head;
            isUtf8 = isUtf8 && IsValid(utf8, buffer.AsSpan(0, read), flush: false);
        }

        if (head is [(byte)'P', (byte)'K', 3, 4, ..])
        {
            throw CrmException.Invalid("file", "not_text", "The file is a workbook or an archive: save it as CSV, or unpack it.");
        }

        isUtf8 = isUtf8 && IsValid(utf8, [], flush: true);
        file.Position = 0;
        var (encoding, note) = asked is null ? Guess(head, isUtf8) : (Named(asked), null);
        return new(encoding, Convert.ToHexStringLower(digest.GetHashAndReset()), note);
    }

    /// <summary>The file's text from its beginning.</summary>
    public TextReader Open(Stream file)
    {
        file.Position = 0;
        return new StreamReader(file, Encoding, detectEncodingFromByteOrderMarks: true, 1 << 16, leaveOpen: true);
    }

    private static (Encoding Encoding, string? Note) Guess(byte[] head, bool isUtf8)
    {
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return (new UnicodeEncoding(head[0] == 0xFE, byteOrderMark: true, throwOnInvalidBytes: true), null);
        }

        var (even, odd) = (head.Where((b, i) => i % 2 == 0 && b == 0).Count(), head.Where((b, i) => i % 2 == 1 && b == 0).Count());
        if (Math.Max(even, odd) > head.Length / 4 && Math.Min(even, odd) < head.Length / 20)
        {
            return (new UnicodeEncoding(even > odd, byteOrderMark: false, throwOnInvalidBytes: true), "Read as UTF-16, which the file does not say.");
        }

        return isUtf8
            ? (new UTF8Encoding(false, throwOnInvalidBytes: true), null)
            : (Windows1252, "The file is not UTF-8; it was read as windows-1252 (Western European). Give the encoding if it is another.");
    }

    private static Encoding Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static Encoding Named(string name)
    {
        try
        {
            return (Encoding)(CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback));
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
