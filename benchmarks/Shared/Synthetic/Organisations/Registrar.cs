using Crm.Synthetic.Chance;
using Crm.Synthetic.Damage;
using Crm.Synthetic.People;
using Crm.Synthetic.Places;

namespace Crm.Synthetic.Organisations;

/// <summary>Writes a record of an organisation, carefully or not.</summary>
internal static class Registrar
{
    private static readonly (string Long, string Short)[] Abbreviations =
    [
        ("Services", "Svcs"), ("Manufacturing", "Mfg"), ("International", "Intl"), ("Brothers", "Bros"), ("Engineering", "Eng."), ("Construction", "Constr."), ("Associates", "Assoc."), ("Technologies", "Tech"), ("Solutions", "Sol."),
        ("Management", "Mgmt"), ("Group", "Grp"), ("Centre", "Ctr"), ("Property", "Prop."), ("Systems", "Sys"), ("The ", ""), (" & ", " and "), (" & ", " + "), ("Royal", "Rl"),
    ];

    private static readonly string[][] SameForms = [["Ltd", "Limited", "Ltd.", "LTD"], ["PLC", "plc", "Public Limited Company"], ["LLP", "L.L.P."], ["Inc", "Inc.", "Incorporated", "Corp."], ["GmbH", "Gesellschaft mbH", "gmbh"], ["S.A.", "SA"], ["B.V.", "BV"], ["LLC", "L.L.C."], ["S.r.l.", "SRL"], ["Sp. z o.o.", "Sp z oo"]];

    public static OrganisationRecord Careful(int number, Organisation one, ref Draw draw) => Blanks(new(
        number,
        Joined(one.Core, one.Trade, one.Form),
        Writing.Address(one.Seat, ref draw, 0.2),
        one.Seat.City.Name,
        one.Seat.PostalCode,
        Writing.Phone(one.Phone, ref draw),
        one.Website), ref draw);

    public static OrganisationRecord Careless(int number, Organisation one, ref Draw draw, Draw other)
    {
        var city = other.Happens(0.7) ? one.Seat.City : Map.Cities.Of(ref other);
        var (seat, phone) = (Map.Home(ref other, city), ContactDetails.Landline(ref other, city));
        seat = draw.Happens(0.1) ? seat : one.Seat;
        phone = draw.Happens(0.15) ? phone : one.Phone;
        var address = Writing.Address(seat, ref draw, 0.4);
        var record = Blanks(new(
            number,
            Name(one, ref draw),
            draw.Happens(0.14) ? Typing.Errors(address, ref draw) : address,
            draw.Happens(0.08) ? Typing.Errors(seat.City.Name, ref draw) : seat.City.Name,
            draw.Happens(0.07) ? Typing.Error(seat.PostalCode, ref draw) : seat.PostalCode,
            draw.Happens(0.06) ? Typing.DigitError(Writing.Phone(phone, ref draw), ref draw) : Writing.Phone(phone, ref draw),
            Website(one.Website, ref draw)), ref draw);
        return draw.Happens(0.1) ? record with { Name = record.Name.ToUpperInvariant(), Address = record.Address.ToUpperInvariant(), City = record.City.ToUpperInvariant() } : record;
    }

    private static string Name(Organisation one, ref Draw draw)
    {
        var form = draw.ByPercent(40, 25, 30, 5) switch
        {
            0 => one.Form,
            1 => "",
            2 => Array.Find(SameForms, forms => forms.Contains(one.Form, StringComparer.Ordinal)) is { } same ? same[draw.Below(same.Length)] : one.Form,
            _ => draw.OneOf<string>(["Ltd", "PLC", "LLP", "Group Ltd"]),
        };
        var name = Joined(one.Core, one.Trade.Length > 0 && draw.Happens(0.15) ? "" : one.Trade, form);
        if (draw.Happens(0.35))
        {
            var start = draw.Below(Abbreviations.Length);
            for (var i = 0; i < Abbreviations.Length; i++)
            {
                var (full, brief) = Abbreviations[(start + i) % Abbreviations.Length];
                if (name.Contains(full, StringComparison.Ordinal))
                {
                    name = name.Replace(full, brief, StringComparison.Ordinal);
                    break;
                }
            }
        }

        return draw.Happens(0.16) ? Typing.Errors(name, ref draw) : name;
    }

    private static string Website(string site, ref Draw draw) => draw.ByPercent(40, 25, 25, 5, 5) switch
    {
        0 => site,
        1 => "https://" + site + "/",
        2 => site[4..],
        3 => Typing.Error(site, ref draw),
        _ => site.EndsWith(".com", StringComparison.Ordinal) ? site[..^4] + ".co.uk" : site[..^6] + ".com",
    };

    private static OrganisationRecord Blanks(OrganisationRecord r, ref Draw draw) => r with
    {
        Address = draw.Happens(0.08) ? "" : r.Address,
        City = draw.Happens(0.06) ? "" : r.City,
        PostalCode = draw.Happens(0.1) ? "" : r.PostalCode,
        Phone = draw.Happens(0.15) ? "" : r.Phone,
        Website = draw.Happens(0.3) ? "" : r.Website,
    };

    private static string Joined(params ReadOnlySpan<string> parts)
    {
        var name = "";
        foreach (var part in parts)
        {
            name = part.Length == 0 ? name : name.Length == 0 ? part : $"{name} {part}";
        }

        return name;
    }
}
