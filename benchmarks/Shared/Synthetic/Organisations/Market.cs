using Crm.Synthetic.Chance;
using Crm.Synthetic.People;
using Crm.Synthetic.Places;
using Crm.Synthetic.Words;

namespace Crm.Synthetic.Organisations;

/// <summary>Organisations: of a founder, of a town, of a made-up word; one in thirty-three is a chain with a name and a website for all its houses. A name that says a town says much besides: no register has two of one name.</summary>
internal static class Market
{
    private static readonly ZipfList<string> Trades = new([
        "Services", "Consulting", "Plumbing & Heating", "Construction", "Accountants", "Solicitors", "Logistics", "Engineering", "Software", "Systems", "Motors", "Estates", "Catering", "Foods", "Electrical", "Dental Practice", "Pharmacy",
        "Bakery", "Cleaning Services", "Design", "Marketing", "Manufacturing", "Insurance Brokers", "Recruitment", "Property Management", "Transport", "Textiles", "Packaging", "Furniture", "Roofing", "Landscapes", "Veterinary Centre",
        "Restaurant", "Hotel", "Brewery", "Print", "Publishing", "Security", "Training", "Medical Supplies", "International", "Holdings", "Group", "Partners", "Associates", "Technologies", "Solutions", "Trading",
    ], 8);

    private static readonly ZipfList<string> Forms = new(["Ltd", "Limited", "", "LLP", "PLC", "GmbH", "Inc", "LLC", "S.A.", "B.V.", "AG", "S.r.l.", "Sp. z o.o.", "AB", "Oy", "A/S", "Pty Ltd", "SAS", "S.L.", "Corporation"], 1);

    private static readonly ZipfList<string> Made = new(Compounds.After("", Compounds.Of(
        "Acu Aero Alti Arbo Axi Bio Calo Cele Cora Cyno Dexa Duro Eco Elo Ener Euro Exa Fero Flexi Geno Heli Hydro Inno Kine Lexi Lumi Maxi Medi Meri Micro Neo Nexa Novi Octa Omni Opti Poly Prima Quanta Sano Sola Tele Terra Tri Ultra Uni Vari Velo Veri Viva Zeno",
        "bank cast con core dyne fin flow form gen graph lab lex line mark med net nova pack path phase pro scan sec sense soft span star tech tek trex tron vance via vision wave west works"), 1600, 8), 40);

    /// <summary>How many houses the organisation of a number has.</summary>
    public static int Size(ulong seed, int number)
    {
        var draw = new Draw(seed, Stream(number, 0));
        return draw.Happens(0.03) ? draw.Between(2, 9) : 1;
    }

    /// <summary>One of its houses.</summary>
    public static Organisation House(ulong seed, int number, int house)
    {
        var draw = new Draw(seed, Stream(number, 1));
        var seatOfAll = Map.Cities.Of(ref draw);
        var namesake = Map.Cities[draw.Below(Map.Cities.Count)];
        var (name, partner) = (FamilyNames.All.Of(ref draw), FamilyNames.All.Of(ref draw));
        var core = draw.ByPercent(26, 14, 12, 40, 8) switch
        {
            0 => name,
            1 => $"{name} & {partner}",
            2 => name + (draw.Happens(0.6) ? " & Sons" : " Brothers"),
            3 => Made.Of(ref draw),
            _ => $"{draw.OneOf<string>(["", "The ", "Royal ", "New ", "First "])}{namesake.Name}",
        };
        var isOfTown = core.EndsWith(namesake.Name, StringComparison.Ordinal);
        var trade = isOfTown ? Trades[draw.Below(Trades.Count)] : draw.Happens(0.8) ? Trades.Of(ref draw) : "";
        var form = Forms.Of(ref draw);

        // Nobody else has this website: common names say their town there.
        var seat = isOfTown ? namesake : seatOfAll;
        var website = $"www.{ContactDetails.Plain(core)}{ContactDetails.Plain(trade)}{(core == name || draw.Happens(0.3) ? ContactDetails.Plain(seat.Name) : "")}{(draw.Happens(0.5) ? ".co.uk" : ".com")}";

        var own = new Draw(seed, Stream(number, 2 + house));
        var city = house == 0 ? seat : Map.Cities.Of(ref own);
        return new(core, trade, form, Map.Home(ref own, city), ContactDetails.Landline(ref own, city), website);
    }

    private static ulong Stream(int number, int part) => (1ul << 62) | ((ulong)(uint)number << 8) | (uint)part;
}
