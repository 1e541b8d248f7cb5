namespace Crm.Matching.Normalizing.Phones.Plans;

/// <summary>All numbering plans, by calling code and by region.</summary>
internal static class NumberingPlans
{
    private static readonly NumberingPlan?[] ByCallingCode = new NumberingPlan?[1000];
    private static readonly PhoneRegion?[] ByRegion = new PhoneRegion?[26 * 26];

    static NumberingPlans()
    {
        var regions = new Dictionary<string, PhoneRegion>();
        var reader = new PlanReader(ByCallingCode, regions);
        foreach (var text in (ReadOnlySpan<string>)[ZoneOne.Text, ZoneTwo.Text, ZoneThree.Text, ZoneFour.Text, ZoneFive.Text, ZoneSix.Text, ZoneSeven.Text, ZoneEight.Text, ZoneNine.Text])
        {
            reader.Read(text);
        }

        foreach (var (region, entry) in regions)
        {
            ByRegion[Place(region)] = entry;
        }

        (ByRegion[Place("UK")], ByRegion[Place("EL")]) = (regions["GB"], regions["GR"]);
        Regions = [.. regions.Keys.Order(StringComparer.Ordinal)];
    }

    public static IReadOnlyList<string> Regions { get; }

    /// <summary>The plan of a number that begins with its calling code; null: there is none.</summary>
    public static NumberingPlan? Of(ReadOnlySpan<byte> digits) =>
        digits.Length < 3 ? null : ByCallingCode[(digits[0] * 100) + (digits[1] * 10) + digits[2]];

    /// <summary>The region of an ISO 3166-1 code of two letters, whatever their case, or of UK and EL as the European Union writes; null: there is none.</summary>
    public static PhoneRegion? Region(ReadOnlySpan<char> code) => Place(code) is var place and >= 0 ? ByRegion[place] : null;

    private static int Place(ReadOnlySpan<char> code) =>
        code.Length == 2 && char.IsAsciiLetter(code[0]) && char.IsAsciiLetter(code[1]) ? (((code[0] | 0x20) - 'a') * 26) + (code[1] | 0x20) - 'a' : -1;
}
