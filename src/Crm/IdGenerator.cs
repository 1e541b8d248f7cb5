using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Crm;

/// <summary>
/// Makes ids: Guid v7 (RFC 9562, section 5.7, method 1: a counter in the bits after the milliseconds) that never run backwards,
/// neither within a millisecond nor when the clock does. Thread-safe.
/// </summary>
/// <param name="clock">Tells the milliseconds.</param>
/// <param name="seed">Makes the random bits repeatable, for tests; null: from the system's generator.</param>
public sealed class IdGenerator(IClock clock, int? seed = null)
{
    private readonly Lock gate = new();
    private readonly Random? random = seed is { } s ? new Random(s) : null;
    private long milliseconds;
    private uint counter;
    private readonly byte[] pool = new byte[512];
    private int used = 512;

    /// <summary>Makes the next id.</summary>
    public Id<T> Next<T>() => new(NextGuid());

    /// <summary>Makes the next id, untyped.</summary>
    public Guid NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (gate)
        {
            Fill(bytes[8..]);
            var now = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
            if (now > milliseconds)
            {
                milliseconds = now;

                // Start low in the 26 bits of the counter: room for sixty million ids in one millisecond.
                counter = BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]) & 0x003F_FFFF;
            }
            else if (++counter > 0x03FF_FFFF)
            {
                milliseconds++;
                counter = 0;
            }

            BinaryPrimitives.WriteInt64BigEndian(bytes, milliseconds << 16);
            bytes[6] = (byte)(0x70 | (counter >> 22));
            bytes[7] = (byte)(counter >> 14);
            bytes[8] = (byte)(0x80 | ((counter >> 8) & 0x3F));
            bytes[9] = (byte)counter;
        }

        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The id that stands for a host's own key, always the same one: a Guid v8 (RFC 9562, section 5.8) of SHA-256 over type and key.</summary>
    public static Id<T> FromName<T>(string key)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{typeof(T).Name}:{key}"), hash);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new(new Guid(hash[..16], bigEndian: true));
    }

    /// <summary>Random bytes, from a store of them: the system's generator costs as much for many as for few.</summary>
    private void Fill(Span<byte> bytes)
    {
        if (random is not null)
        {
            random.NextBytes(bytes);
            return;
        }

        if (used + bytes.Length > pool.Length)
        {
            RandomNumberGenerator.Fill(pool);
            used = 0;
        }

        pool.AsSpan(used, bytes.Length).CopyTo(bytes);
        used += bytes.Length;
    }
}
