using System.Globalization;
using System.Text;
using Crm.Synthetic.Chance;
using Crm.Synthetic.Places;

namespace Crm.Synthetic.Damage;

/// <summary>The many ways in which a right value is written.</summary>
internal static class Writing
{
    private static readonly (string Long, string Short)[] Streets =
    [
        ("Road", "Rd"), ("Street", "St"), ("Avenue", "Ave"), ("Lane", "Ln"), ("Close", "Cl"), ("Drive", "Dr"), ("Gardens", "Gdns"), ("Crescent", "Cres"), ("Court", "Ct"), ("Place", "Pl"), ("Terrace", "Terr"), ("Grove", "Gr"), ("Square", "Sq"),
    ];

    /// <summary>An address on one line.</summary>
    public static string Address(Address address, ref Draw draw, double shortened)
    {
        var street = address.HouseAndStreet;
        if (draw.Happens(shortened))
        {
            foreach (var (full, brief) in Streets)
            {
                if (street.EndsWith(full, StringComparison.Ordinal))
                {
                    street = street[..^full.Length] + brief + (draw.Happens(0.4) ? "." : "");
                    break;
                }
            }
        }

        return address.Flat == 0 ? street : draw.ByPercent(60, 15, 10, 15) switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"Flat {address.Flat}, {street}"),
            1 => string.Create(CultureInfo.InvariantCulture, $"{address.Flat}/{street}"),
            2 => string.Create(CultureInfo.InvariantCulture, $"{street}, Flat {address.Flat}"),
            _ => street,
        };
    }

    /// <summary>A national number of digits, as people write it.</summary>
    public static string Phone(string number, ref Draw draw)
    {
        if (number.Length < 8)
        {
            return number;
        }

        var code = number[1] == '7' || number.Length - 4 < 7 ? 5 : number.StartsWith("011", StringComparison.Ordinal) || number[3] == '1' ? 4 : 5;
        var (area, rest) = (number[..code], number[code..]);
        return draw.ByPercent(38, 30, 12, 4, 8, 8) switch
        {
            0 => $"{area} {rest}",
            1 => number,
            2 => $"+44 {area[1..]} {rest}",
            3 => $"0044{number[1..]}",
            4 => $"({area}) {rest}",
            _ => $"{area}-{rest[..3]}-{rest[3..]}",
        };
    }

    /// <summary>A name without its accents, as many forms want it.</summary>
    public static string WithoutAccents(string name)
    {
        if (Ascii.IsValid(name))
        {
            return name;
        }

        var plain = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(c switch { 'ł' => 'l', 'Ł' => 'L', _ => c });
            }
        }

        return plain.ToString();
    }
}
