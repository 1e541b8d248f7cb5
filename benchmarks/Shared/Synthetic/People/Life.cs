using Crm.Synthetic.Chance;
using Crm.Synthetic.Places;
using Crm.Synthetic.Words;

namespace Crm.Synthetic.People;

/// <summary>What changes in a life between two records: an address, a phone, an e-mail, a name. Somebody has one other of each, whichever record knows it.</summary>
internal static class Life
{
    private const double Moved = 0.14;
    private const double OtherEmail = 0.18;
    private const double OtherPhone = 0.15;
    private const double MarriedWoman = 0.07;
    private const double MarriedMan = 0.01;

    /// <summary>Somebody at another time.</summary>
    /// <param name="person">The person.</param>
    /// <param name="draw">What this record knows of.</param>
    /// <param name="other">What the person's other address, phone, e-mail and name are: the same for each record of the person.</param>
    /// <param name="number">The person's number.</param>
    public static Person Later(Person person, ref Draw draw, Draw other, int number)
    {
        var city = other.Happens(0.55) ? person.Home.City : Map.Cities.Of(ref other);
        var home = Map.Home(ref other, city);
        var phone = other.Happens(0.8) ? ContactDetails.Mobile(ref other) : ContactDetails.Landline(ref other, city);
        var (family, isDouble) = (FamilyNames.All.Of(ref other), other.Happens(0.15));
        var (moved, married) = (draw.Happens(Moved), draw.Happens(person.IsFemale ? MarriedWoman : MarriedMan));
        family = !married ? person.Family : isDouble ? $"{person.Family}-{family}" : family;
        var email = draw.Happens(OtherEmail) ? ContactDetails.Email(ref other, person.Given, family, person.Birth.Year, number) : person.Email;
        return person with { Home = moved ? home : person.Home, Phone = (moved && person.HasLandline) || draw.Happens(OtherPhone) ? phone : person.Phone, Family = family, Email = email };
    }
}
