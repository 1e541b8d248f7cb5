using System.Globalization;

namespace Crm.Matching.Normalizing.Phones.Plans;

/// <summary>Reads numbering plans, a line each, from facts that the ITU and the national administrations publish.</summary>
/// <remarks>
/// <code>
/// HU 36 06 00 | [1-9]:8-9      region, calling code, trunk prefixes, international prefixes | national numbers
/// YT =262 269 639              a region that shares a calling code, and how its numbers begin
/// </code>
/// Prefixes are separated by commas, <c>-</c> is none, <c>x</c> any digit; <c>00</c> is understood everywhere. National numbers: how they begin, a colon, how many digits they have. <c>268+7</c>: seven digits alone belong behind
/// 268. The region <c>ZZ</c> is none. A region that has a calling code stands before those that share it.
/// </remarks>
internal sealed class PlanReader(NumberingPlan?[] plans, Dictionary<string, PhoneRegion> regions)
{
    private const string NoRegion = "ZZ";

    public void Read(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[1][0] == '=')
            {
                ReadSharing(words);
            }
            else
            {
                ReadPlan(words);
            }
        }
    }

    private static int Number(ReadOnlySpan<char> text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string? Region(string word) => word == NoRegion ? null : word;

    private static DigitPattern[] Prefixes(string word) => word == "-" ? [] : Array.ConvertAll(word.Split(','), p => DigitPattern.Read(p));

    private static uint Lengths(ReadOnlySpan<char> text)
    {
        var dash = text.IndexOf('-');
        var shortest = Number(dash < 0 ? text : text[..dash]);
        var longest = Number(text[(dash + 1)..]);
        return (2u << longest) - (1u << shortest);
    }

    private void ReadPlan(string[] words)
    {
        var code = Number(words[1]);
        var rules = words[5..].Where(w => w.Contains(':', StringComparison.Ordinal)).Select(w => w.Split(':')).Select(w => new NumberRule(DigitPattern.Read(w[0]), Lengths(w[1])));
        var plan = new NumberingPlan(Region(words[0]), code, Prefixes(words[2]), [.. Prefixes(words[3]), DigitPattern.Read("00")], [.. rules]);
        var span = plan.CallingCodeLength switch { 1 => 100, 2 => 10, _ => 1 };
        Array.Fill(plans, plan, code * span, span);
        AddRegion(words[0], plan, words.Skip(5));
    }

    private void ReadSharing(string[] words)
    {
        var code = words[1][1..];
        var plan = plans[Number(code.PadRight(3, '0'))] ?? throw new FormatException($"{words[0]} shares +{code}, which no line before has.");
        foreach (var word in words.Skip(2))
        {
            plan.Share(new(DigitPattern.Read(word.AsSpan(0, word.IndexOf('+') is var plus and > 0 ? plus : word.Length)), Region(words[0])));
        }

        AddRegion(words[0], plan, words.Skip(2));
    }

    private void AddRegion(string region, NumberingPlan plan, IEnumerable<string> words)
    {
        if (region == NoRegion)
        {
            return;
        }

        var local = words.FirstOrDefault(w => w.Contains('+', StringComparison.Ordinal))?.Split('+') ?? ["", "0"];
        regions.Add(region, new(plan, [.. local[0].Select(c => (byte)(c - '0'))], Number(local[1])));
    }
}
