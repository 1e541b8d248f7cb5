using System.Text;

namespace Crm.Data;

/// <summary>Decodes a file from its beginning. Leaves the file open.</summary>
internal sealed class DecodingReader : TextReader
{
    /// <summary>No character of any text: stands for the bytes that cannot be decoded.</summary>
    private const char Wrong = '\uFDD0';

    private readonly Stream file;
    private readonly Encoding encoding;
    private readonly StreamReader text;

    public DecodingReader(Stream file, Encoding encoding)
    {
        (this.file, this.encoding) = (file, encoding);
        text = Open(encoding);
    }

    /// <exception cref="CrmException">The bytes are not what the encoding allows (<c>crm.invalid</c>).</exception>
    public override int Read(Span<char> buffer)
    {
        try
        {
            return text.Read(buffer);
        }
        catch (DecoderFallbackException e)
        {
            var message = FormattableString.Invariant($"Line {WrongLine()}: the bytes are not text in {encoding.WebName}; give the encoding if it is another.");
            throw new CrmException(CrmErrors.Invalid, $"file: {message}", e) { Fields = [new("file", "wrong_encoding", message)] };
        }
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            text.Dispose();
        }

        base.Dispose(disposing);
    }

    private StreamReader Open(Encoding of)
    {
        file.Position = 0;
        return new(file, of, detectEncodingFromByteOrderMarks: false, 1 << 16, leaveOpen: true);
    }

    private int WrongLine()
    {
        var lenient = (Encoding)encoding.Clone();
        lenient.DecoderFallback = new DecoderReplacementFallback(Wrong.ToString());
        using var all = Open(lenient);
        var (line, last) = (1, '\0');
        for (int c; (c = all.Read()) >= 0 && c != Wrong; last = (char)c)
        {
            line += c == '\r' || (c == '\n' && last != '\r') ? 1 : 0;
        }

        return line;
    }
}
