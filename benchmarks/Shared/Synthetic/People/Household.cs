using Crm.Synthetic.Chance;
using Crm.Synthetic.Places;
using Crm.Synthetic.Words;

namespace Crm.Synthetic.People;

/// <summary>People who live together: couples, parents and children, friends. All of it follows from a seed and the household's number.</summary>
internal static class Household
{
    /// <summary>The day on which everybody is as they are.</summary>
    private static readonly DateOnly Today = new(2025, 1, 1);

    /// <summary>Who is younger is nobody's customer.</summary>
    private const int Youngest = 16;

    private const int YoungestParent = 19;

    /// <summary>How many people a household has: 1 to 6.</summary>
    public static int Size(ulong seed, int household)
    {
        var draw = new Draw(seed, Stream(household, 0));
        return 1 + draw.ByPercent(30, 34, 16, 13, 5, 2);
    }

    /// <summary>Its people.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="household">Its number.</param>
    /// <param name="first">The number of its first person.</param>
    public static Person[] Members(ulong seed, int household, int first)
    {
        var people = new Person[Size(seed, household)];
        var draw = new Draw(seed, Stream(household, 1));
        var home = Map.Home(ref draw, Map.Cities.Of(ref draw));
        var landline = ContactDetails.Landline(ref draw, home.City);
        var (family, areFriends) = (FamilyNames.All.Of(ref draw), people.Length > 1 && draw.Happens(0.07));
        var sharedEmail = draw.Happens(0.06) ? ContactDetails.FamilyEmail(ref draw, family, household) : null;
        for (var i = 0; i < people.Length; i++)
        {
            var own = new Draw(seed, Stream(household, 2 + i));
            var isChild = !areFriends && i > 0 && Today.Year - people[0].Birth.Year >= Youngest + YoungestParent && (i >= 2 || (people.Length == 2 && own.Happens(0.2)));
            var isPartner = i == 1 && !isChild && !areFriends;
            var isFemale = isPartner ? !people[0].IsFemale ^ own.Happens(0.03) : own.Happens(0.51);
            var birth = Birth(ref own, people, i, isChild, isPartner);
            var given = Given(ref own, people, isFemale, isChild);
            var name = i == 0 || isChild || (isPartner && own.Happens(0.76)) ? family : FamilyNames.All.Of(ref own);
            var phone = own.Happens(0.64) ? ContactDetails.Mobile(ref own) : landline;
            var email = sharedEmail is not null && own.Happens(0.7) ? sharedEmail : ContactDetails.Email(ref own, given, name, birth.Year, first + i);
            people[i] = new(given, name, isFemale, birth, home, email, phone);
        }

        return people;
    }

    private static DateOnly Birth(ref Draw draw, Person[] people, int place, bool isChild, bool isPartner)
    {
        if (isChild && place > 2 && draw.Happens(0.03))
        {
            // Twins.
            return people[place - 1].Birth;
        }

        if (isChild)
        {
            var parent = Today.Year - people[0].Birth.Year;
            var birth = Day(ref draw, draw.Between(Math.Max(Youngest, parent - 42), parent - YoungestParent));
            while (Array.Exists(people, other => other is not null && Math.Abs(other.Birth.DayNumber - birth.DayNumber) < 280))
            {
                birth = birth.AddDays(-300);
            }

            return birth;
        }

        return place == 0
            ? Day(ref draw, Math.Min(draw.Between(20, 92), draw.Between(26, 92)))
            : Day(ref draw, Math.Max(18, Today.Year - people[0].Birth.Year + (isPartner ? draw.Between(-3, 3) + draw.Between(-4, 3) : draw.Between(-6, 6))));
    }

    private static DateOnly Day(ref Draw draw, int years) => Today.AddYears(-years).AddDays(-1 - draw.Below(365));

    private static string Given(ref Draw draw, Person[] people, bool isFemale, bool isChild)
    {
        // A child that has its parent's name; brothers and sisters never have the same.
        if (isChild && people[0].IsFemale == isFemale && draw.Happens(0.015) && people.Count(other => other?.Given == people[0].Given) == 1)
        {
            return people[0].Given;
        }

        string name;
        do
        {
            name = (isFemale ? GivenNames.Women : GivenNames.Men).Of(ref draw);
        }
        while (isChild && Array.Exists(people, other => other?.Given == name));
        return name;
    }

    private static ulong Stream(int household, int part) => ((ulong)(uint)household << 8) | (uint)part;
}
