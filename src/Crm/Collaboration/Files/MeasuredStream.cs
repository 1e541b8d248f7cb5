using System.Security.Cryptography;

namespace Crm.Collaboration;

/// <summary>Reads another stream, counts and digests what passes, and breaks off where there is too much. It keeps nothing of what it reads.</summary>
internal sealed class MeasuredStream(Stream inner, long most) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>How many bytes passed.</summary>
    public long Count { get; private set; }

    /// <summary>Whether the end was reached.</summary>
    public bool IsAtEnd { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The SHA-256 of what passed, in hexadecimal.</summary>
    public string Digest() => Convert.ToHexStringLower(hash.GetCurrentHash());

    /// <summary>Reads to the end, keeping nothing.</summary>
    public ValueTask<long> DrainAsync(CancellationToken cancellationToken) => DrainAsync(new byte[64 * 1024], cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Passed(buffer[..read], buffer.Length);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Passed(buffer.Span[..read], buffer.Length);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<long> DrainAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        while (await ReadAsync(buffer, cancellationToken).ConfigureAwait(false) > 0)
        {
        }

        return Count;
    }

    private void Passed(ReadOnlySpan<byte> bytes, int asked)
    {
        IsAtEnd |= bytes.IsEmpty && asked > 0;
        Count += bytes.Length;
        if (Count > most)
        {
            throw CrmException.Invalid("content", "too_large", $"A file has at most {most:N0} bytes.");
        }

        hash.AppendData(bytes);
    }
}
