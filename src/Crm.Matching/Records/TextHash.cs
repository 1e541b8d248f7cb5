namespace Crm.Matching.Records;

/// <summary>Hashes that are the same in every process: what is ordered or drawn by them is the same at every run.</summary>
internal static class TextHash
{
    /// <summary>Sends 64 bits to 64 bits (the finalizer of SplitMix64: Steele, Lea, Flood 2014).</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>The hash of a text: FNV-1a over its characters, finished by <see cref="Mix"/>.</summary>
    public static ulong Of(ReadOnlySpan<char> text, ulong seed = 0)
    {
        var hash = 0xCBF29CE484222325 ^ seed;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 0x100000001B3;
        }

        return Mix(hash);
    }
}
