using System.Globalization;
using Crm.Synthetic.Chance;
using Crm.Synthetic.Damage;
using Crm.Synthetic.Words;

namespace Crm.Synthetic.People;

/// <summary>Writes a record of somebody. A careful one leaves fields out and writes them in several ways; a careless one makes errors, too.</summary>
/// <remarks>The rates are what forms, call centres and old lists are known for, and were set before anything was matched.</remarks>
internal static class Clerk
{
    public static PersonRecord Careful(int number, Person person, ref Draw draw) => Blanks(new(
        number,
        person.Given,
        person.Family,
        person.Birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Writing.Address(person.Home, ref draw, 0.2),
        person.Home.City.Name,
        person.Home.PostalCode,
        person.Email,
        Writing.Phone(person.Phone, ref draw)), ref draw);

    public static PersonRecord Careless(int number, Person person, ref Draw draw)
    {
        var (given, family) = (Given(person.Given, ref draw), Family(person.Family, ref draw));
        (given, family) = draw.Happens(0.03) ? (family, given) : (given, family);
        var record = Blanks(new(
            number,
            given,
            family,
            Birth(person.Birth, ref draw),
            Address(person, ref draw),
            City(person.Home.City.Name, ref draw),
            PostalCode(person.Home.PostalCode, ref draw),
            Email(person.Email, ref draw),
            draw.Happens(0.06) ? Typing.DigitError(Writing.Phone(person.Phone, ref draw), ref draw) : Writing.Phone(person.Phone, ref draw)), ref draw);
        return draw.ByPercent(8, 5, 87) switch
        {
            0 => Cased(record, text => text.ToUpperInvariant()),
            1 => Cased(record, text => text.ToLowerInvariant()),
            _ => record,
        };
    }

    private static string Given(string name, ref Draw draw)
    {
        name = draw.Happens(0.5) ? Writing.WithoutAccents(name) : name;
        if (Nicknames.Of(name) is { Count: > 0 } others && draw.Happens(0.22))
        {
            name = others[draw.Below(others.Count)];
        }

        return draw.ByPercent(14, 4, 5, 4, 73) switch
        {
            0 => Typing.Errors(name, ref draw),
            1 => Hearing.Respelled(name, ref draw),
            2 => name[..1] + (draw.Happens(0.5) ? "." : ""),
            3 => $"{name} {(draw.Happens(0.5) ? GivenNames.Women : GivenNames.Men).Of(ref draw)[..(draw.Happens(0.5) ? 1 : 3)]}",
            _ => name,
        };
    }

    private static string Family(string name, ref Draw draw)
    {
        name = draw.Happens(0.5) ? Writing.WithoutAccents(name) : name;
        return draw.ByPercent(15, 6, 79) switch
        {
            0 => Typing.Errors(name, ref draw),
            1 => Hearing.Respelled(name, ref draw),
            _ => name,
        };
    }

    private static string Birth(DateOnly day, ref Draw draw)
    {
        var text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return draw.ByPercent(7, 3, 2, 88) switch
        {
            0 => Typing.DigitError(text, ref draw),
            1 => day.Day <= 12 ? day.ToString("yyyy-dd-MM", CultureInfo.InvariantCulture) : text,
            2 => text[..4] + "-01-01",
            _ => text,
        };
    }

    private static string Address(Person person, ref Draw draw)
    {
        var home = draw.Happens(0.05) ? person.Home with { House = Math.Max(1, person.Home.House + draw.Between(-10, 10)) } : person.Home;
        var text = Writing.Address(home, ref draw, 0.4);
        return draw.Happens(0.16) ? Typing.Errors(text, ref draw) : text;
    }

    private static string City(string name, ref Draw draw) => draw.Happens(0.09) ? Typing.Errors(name, ref draw) : name;

    private static string PostalCode(string code, ref Draw draw)
    {
        code = draw.Happens(0.15) ? code.Replace(" ", "", StringComparison.Ordinal) : code;
        return draw.Happens(0.07) ? Typing.Error(code, ref draw) : code;
    }

    private static string Email(string address, ref Draw draw) => draw.ByPercent(8, 4, 88) switch
    {
        0 => Typing.Error(address, ref draw),
        1 => char.ToUpperInvariant(address[0]) + address[1..],
        _ => address,
    };

    private static PersonRecord Cased(PersonRecord r, Func<string, string> change) =>
        new(r.Person, change(r.Given), change(r.Family), r.Birth, change(r.Address), change(r.City), change(r.PostalCode), change(r.Email), r.Phone);

    /// <summary>Leaves fields out: 5 % of names to 15 % of e-mails, but not both names.</summary>
    private static PersonRecord Blanks(PersonRecord r, ref Draw draw)
    {
        var names = draw.Below(100);
        return new(
            r.Person,
            names < 5 ? "" : r.Given,
            names is >= 5 and < 10 ? "" : r.Family,
            draw.Happens(0.09) ? "" : r.Birth,
            draw.Happens(0.07) ? "" : r.Address,
            draw.Happens(0.06) ? "" : r.City,
            draw.Happens(0.07) ? "" : r.PostalCode,
            draw.Happens(0.15) ? "" : r.Email,
            draw.Happens(0.12) ? "" : r.Phone);
    }
}
