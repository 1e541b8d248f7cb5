using Crm.Contacts;
using NodaTime;
using NodaTime.Text;

namespace Crm.Data;

/// <summary>What a card says of a contact: the values of <see cref="VCardColumns"/>.</summary>
/// <param name="skip">Told what is not taken, and why.</param>
internal sealed class VCardContact(Action<string, string> skip)
{
    public const string NoPlace = "a contact has no place for it";

    private static readonly HashSet<string> Silent = new(["VERSION", "FN", "PRODID", "REV", "N", "BEGIN", "END"], StringComparer.Ordinal);

    /// <summary>One a column; null: nothing stood there.</summary>
    public string?[] Values { get; } = new string?[VCardColumns.All.Count];

    /// <summary>Takes what the properties say, preferred ones first.</summary>
    public void Take(List<VCardProperty> card)
    {
        Name(card);
        foreach (var property in card.Where(p => !Silent.Contains(p.Name)).OrderBy(p => p.Preference))
        {
            Put(property);
        }
    }

    private void Name(List<VCardProperty> card)
    {
        var parts = card.Find(p => p.Name == "N")?.Components() ?? [];
        var (family, given) = (parts.ElementAtOrDefault(0), string.Join(' ', parts.Skip(1).Take(2).Where(p => p.Length > 0)));
        if (string.IsNullOrEmpty(family) && given.Length == 0 && card.Find(p => p.Name == "FN")?.Text() is { Length: > 0 } whole)
        {
            var space = whole.LastIndexOf(' ');
            (given, family) = space < 0 ? ("", whole) : (whole[..space], whole[(space + 1)..]);
        }

        Set("firstName", given);
        Set("lastName", family);
        if (parts.Skip(3).Any(p => p.Length > 0))
        {
            skip("N (titles before and after)", NoPlace);
        }
    }

    private void Put(VCardProperty property)
    {
        switch (property.Name)
        {
            case "UID": One(property, "externalId", property.Text()); break;
            case "TITLE": One(property, "jobTitle", property.Text()); break;
            case "ORG": Organisation(property); break;
            case "LANG": One(property, "language", property.Text()); break;
            case "BDAY" when Date(property.Text()) is { } date: One(property, "birthDate", LocalDatePattern.Iso.Format(date)); break;
            case "BDAY": skip("BDAY", "it is no whole date such as 1980-03-22"); break;
            case "EMAIL" when property.Text() is { Length: > 0 } address && (address.Length > ContactPoints.EmailLength || !ContactPoints.IsEmail(address)): skip("EMAIL", "it is no e-mail address"); break;
            case "EMAIL": Reach("email", "emails", Type(property, "work", "home", "other"), property.Text()); break;
            case "TEL" when Phone(property) is { Length: > 0 } number && (number.Length > ContactPoints.PhoneLength || !ContactPoints.IsPhone(number)): skip("TEL", "it is no phone number"); break;
            case "TEL": Reach("phone", "phones", Type(property, "fax", "cell", "work", "home", "other") is var type && type == "cell" ? "mobile" : type, Phone(property)); break;
            case "ADR": Address(property); break;
            default: skip(property.Name, NoPlace); break;
        }
    }

    private void Address(VCardProperty property)
    {
        var parts = property.Components();
        var street = string.Join('\n', parts.Take(3).Where(p => p.Length > 0));
        string[] all = [street, .. Enumerable.Range(3, 4).Select(i => parts.ElementAtOrDefault(i) ?? "")];
        var type = Type(property, "work", "home") ?? "other";
        if (VCardColumns.AddressParts.Any(p => Values[VCardColumns.Of($"addresses.{type}.{p}")] is not null))
        {
            skip($"ADR (a further one of the type {type})", NoPlace);
            return;
        }

        for (var i = 0; i < all.Length; i++)
        {
            Set($"addresses.{type}.{VCardColumns.AddressParts[i]}", all[i]);
        }
    }

    private void Organisation(VCardProperty property)
    {
        var parts = property.Components();
        One(property, "account.name", parts[0]);
        if (parts.Skip(1).Any(p => p.Length > 0))
        {
            skip("ORG (departments)", NoPlace);
        }
    }

    /// <summary>The preferred one, else the first, is taken.</summary>
    private void One(VCardProperty property, string column, string text)
    {
        if (Values[VCardColumns.Of(column)] is not { } taken)
        {
            Set(column, text);
        }
        else if (taken != text && text.Length > 0)
        {
            skip($"{property.Name} (a further one)", NoPlace);
        }
    }

    /// <summary>All are kept; the preferred one, else the first, becomes the primary one, of the type that the card gives it.</summary>
    private void Reach(string primary, string further, string? type, string text)
    {
        if (Values[VCardColumns.Of(primary)] is null)
        {
            Set(primary, text);
            if (type is null)
            {
                return;
            }
        }

        Add($"{further}.{type ?? "other"}", text);
    }

    /// <summary>The first of these that the property is; null: none.</summary>
    private static string? Type(VCardProperty property, params ReadOnlySpan<string> known)
    {
        foreach (var type in known)
        {
            if (property.Types.Contains(type))
            {
                return type;
            }
        }

        return null;
    }

    /// <summary><c>tel:+1-418-656-9254;ext=102</c> is a number, too.</summary>
    private static string Phone(VCardProperty property)
    {
        var text = property.Text();
        return text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? text[4..].Replace(";ext=", " x", StringComparison.OrdinalIgnoreCase) : text;
    }

    private static LocalDate? Date(string text)
    {
        text = text.Length > 10 && text[10] == 'T' ? text[..10] : text.Length > 8 && text[8] == 'T' ? text[..8] : text;
        return LocalDatePattern.Iso.Parse(text) is { Success: true } iso ? iso.Value
            : LocalDatePattern.CreateWithInvariantCulture("yyyyMMdd").Parse(text) is { Success: true } plain ? plain.Value
            : null;
    }

    private void Set(string column, string? text) => Values[VCardColumns.Of(column)] = string.IsNullOrEmpty(text) ? null : text;

    private void Add(string column, string text)
    {
        var at = VCardColumns.Of(column);
        if (text.Length > 0)
        {
            Values[at] = Values[at] is { } before ? $"{before}\n{text}" : text;
        }
    }
}
