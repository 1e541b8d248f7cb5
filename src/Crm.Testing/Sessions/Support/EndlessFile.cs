using System.Text;

namespace Crm.Testing.Sessions;

/// <summary>A file of a gigabyte: it begins in one way and goes on in another, and counts what is read of it.</summary>
internal sealed class EndlessFile(string head, string part) : Stream
{
    private readonly byte[] head = Encoding.UTF8.GetBytes(head);
    private readonly byte[] part = Encoding.UTF8.GetBytes(part);

    public long Count { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => 1L << 30;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, Length - Position);
        for (var i = 0; i < count; i++, Position++)
        {
            buffer[i] = Position < head.Length ? head[Position] : part[(Position - head.Length) % part.Length];
        }

        Count += count;
        return count;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
