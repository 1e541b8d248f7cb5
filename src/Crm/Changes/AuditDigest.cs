using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Crm.Changes;

/// <summary>The keyed digests of the audit: HMAC-SHA-256 (RFC 2104), so that an erased payload cannot be guessed from what stays.</summary>
internal static class AuditDigest
{
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private const string ErasedStart = "{\"erased\":\"";
    private const string ErasedEnd = "\"}";

    /// <summary>The digest of an entry: of what is known of the save, and of the digest of its payload, which stays when the payload is erased.</summary>
    public static string Of(AuditEntry entry, string key) => Hmac(key, string.Create(
        CultureInfo.InvariantCulture,
        $"{entry.Id}|{entry.At.ToMicroseconds()}|{entry.ActorId}|{entry.SystemReason}|{entry.Records}|{OfPayload(entry.Payload, key)}"));

    /// <summary>What stands in the place of an erased payload: its keyed digest, from which nothing can be guessed and without which nothing can pass for erased.</summary>
    public static string Erased(string payload, string key) => ErasedStart + OfPayload(payload, key) + ErasedEnd;

    private static string OfPayload(string payload, string key) =>
        payload.StartsWith(ErasedStart, StringComparison.Ordinal) && payload.EndsWith(ErasedEnd, StringComparison.Ordinal)
            ? payload[ErasedStart.Length..^ErasedEnd.Length]
            : Hmac(key, payload);

    /// <summary>The hash of a seal over the seal before it and the digests it covers.</summary>
    public static string OfSeal(string key, long number, string previous, IEnumerable<(Guid Id, string Digest)> covered)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{number}|{previous}");
        foreach (var (id, digest) in covered)
        {
            text.Append(CultureInfo.InvariantCulture, $"|{id}:{digest}");
        }

        return Hmac(key, text.ToString());
    }

    private static string Hmac(string key, string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetByteCount(text));
        try
        {
            return Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromHexString(key), bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes))));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
