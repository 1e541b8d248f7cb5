using System.Globalization;
using System.Text;
using Crm.Synthetic.Chance;
using Crm.Synthetic.Places;
using Crm.Synthetic.Words;

namespace Crm.Synthetic.People;

/// <summary>E-mail addresses and phone numbers.</summary>
internal static class ContactDetails
{
    private static readonly ZipfList<string> Providers = new(["gmail.com", "hotmail.co.uk", "outlook.com", "yahoo.co.uk", "btinternet.com", "hotmail.com", "icloud.com", "yahoo.com", "live.co.uk", "sky.com", "aol.com", "talktalk.net", "virginmedia.com", "protonmail.com", "gmx.net"], 2);

    private static readonly ZipfList<string> Companies = new(Compounds.After("", Compounds.Of(
        "alder arc bright cobalt delta ever first fox global green harbour inter iron key lake lumen metro nova north oak omni orion park peak pro quay river rock sable silver sky solar stone summit terra true unity vale vertex vista west",
        "base build care consult core craft data design edge energy field finance foods form gate group health labs law line link logic media motors point press print soft source systems tech trade trust ware works"), 1600, 7), 30);

    /// <summary>An address made of a name; a number keeps common names apart, as providers do.</summary>
    /// <param name="draw">The chance.</param>
    /// <param name="given">The given name.</param>
    /// <param name="family">The family name.</param>
    /// <param name="year">The year of birth.</param>
    /// <param name="number">A number that nobody else has.</param>
    public static string Email(ref Draw draw, string given, string family, int year, int number)
    {
        var (first, last) = (Plain(given), Plain(family));
        if (draw.Happens(0.02))
        {
            // An office that several share.
            return draw.OneOf<string>(["info", "office", "admin", "accounts", "sales"]) + "@" + Companies.Of(ref draw) + ".co.uk";
        }

        if (draw.Happens(0.22))
        {
            return $"{(draw.Happens(0.6) ? first + "." : first[..1])}{last}{(draw.Happens(0.15) ? "2" : "")}@{Companies.Of(ref draw)}{(draw.Happens(0.5) ? ".co.uk" : ".com")}";
        }

        var name = draw.ByPercent(34, 16, 12, 14, 12, 12) switch
        {
            0 => $"{first}.{last}",
            1 => first + last,
            2 => first[..1] + last,
            3 => $"{first}_{last}",
            4 => $"{last}.{first}",
            _ => first + last[..1],
        };
        var digits = draw.ByPercent(30, 25, 45) switch
        {
            0 => Text(year % 100 + (100 * (number % 10))),
            1 => Text(year),
            _ => Text(number % 9973),
        };
        return $"{name}{digits}@{Providers.Of(ref draw)}";
    }

    /// <summary>The address of a household.</summary>
    public static string FamilyEmail(ref Draw draw, string family, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{draw.OneOf<string>(["the", "family.", "home."])}{Plain(family)}{number % 997}@{Providers.Of(ref draw)}");

    /// <summary>A mobile number, national, in digits alone.</summary>
    public static string Mobile(ref Draw draw) => string.Create(CultureInfo.InvariantCulture, $"07{draw.OneOf<int>([3, 4, 5, 7, 8, 9])}{draw.Below(10)}{draw.Below(10_000_000):D7}");

    /// <summary>A number of a town, national, in digits alone.</summary>
    public static string Landline(ref Draw draw, City city) =>
        string.Create(CultureInfo.InvariantCulture, $"{city.DialCode}{draw.Between(2, 8)}{draw.Below(city.DialCode.Length == 4 ? 1_000_000 : 100_000).ToString(city.DialCode.Length == 4 ? "D6" : "D5", CultureInfo.InvariantCulture)}");

    /// <summary>A name in the letters a to z.</summary>
    public static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            var lower = c switch { 'ł' or 'Ł' => 'l', _ => char.ToLowerInvariant(c) };
            if (char.IsAsciiLetter(lower))
            {
                plain.Append(lower);
            }
        }

        return plain.ToString();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
