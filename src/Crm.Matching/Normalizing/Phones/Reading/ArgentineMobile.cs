namespace Crm.Matching.Normalizing.Phones.Reading;

/// <summary>Argentina: a mobile number is dialled as area code, 15, number at home and as 9, area code, number from abroad.</summary>
internal static class ArgentineMobile
{
    public const int CallingCode = 54;
    public const int Length = 11;
    private const int DomesticLength = 12;

    /// <summary>The area codes of three digits; Buenos Aires has 11, all others have four.</summary>
    private static readonly HashSet<int> ThreeDigits =
    [
        220, 221, 223, 230, 236, 237, 249, 260, 261, 263, 264, 266, 280, 291, 294, 297, 298, 299, 336, 341, 342, 343, 345, 348, 351, 353, 358, 362, 364, 370, 376, 379, 380, 381, 383, 385, 387, 388,
    ];

    /// <summary>Turns the one into the other; false: it is not written in the first way.</summary>
    public static bool TryRead(ReadOnlySpan<byte> national, Span<byte> mobile)
    {
        if (national.Length != DomesticLength)
        {
            return false;
        }

        var area = national[0] == 1 && national[1] == 1 ? 2 : ThreeDigits.Contains((national[0] * 100) + (national[1] * 10) + national[2]) ? 3 : 4;
        if (national[area] != 1 || national[area + 1] != 5)
        {
            return false;
        }

        mobile[0] = 9;
        national[..area].CopyTo(mobile[1..]);
        national[(area + 2)..].CopyTo(mobile[(area + 1)..]);
        return true;
    }
}
