using NodaTime;
using NodaTime.Text;

namespace Crm.Data;

/// <summary>A file of vCards 2.1, 3.0 or 4.0, one row a card. What a contact has no place for is counted in the notes.</summary>
internal sealed class VCardSource(Stream file) : ImportSource
{
    /// <summary>The most lines of one card.</summary>
    private const int MaxProperties = 10_000;

    private static readonly HashSet<string> Silent = new(["VERSION", "FN", "PRODID", "REV", "N", "BEGIN", "END"], StringComparer.Ordinal);

    private readonly Dictionary<string, int> skipped = new(StringComparer.Ordinal);

    /// <summary>What cards hold that was passed over, by the property's name, of the rows read last.</summary>
    public IReadOnlyDictionary<string, int> Skipped => skipped;

    public override IEnumerable<SourceRow> Rows()
    {
        skipped.Clear();
        using var reader = Text.Open(file);
        var lines = new VCardLines(reader);
        List<VCardProperty>? card = null;
        FieldError? problem = null;
        var (number, begun, depth) = (0L, 0, 0);
        while (Guarded(lines.Read) is { } line)
        {
            var trimmed = line.AsSpan().Trim();
            if (trimmed.Equals("BEGIN:VCARD", StringComparison.OrdinalIgnoreCase))
            {
                if (card is null)
                {
                    (card, problem, begun, depth) = ([], null, lines.Line, 1);
                }
                else
                {
                    problem ??= new("row", "nested", "A card stands within another, or the one before it has no END:VCARD.");
                    depth++;
                }
            }
            else if (trimmed.Equals("END:VCARD", StringComparison.OrdinalIgnoreCase) && card is not null)
            {
                if (--depth == 0)
                {
                    yield return Row(++number, begun, card, problem);
                    card = null;
                }
            }
            else if (card is not null && !trimmed.IsEmpty)
            {
                problem ??= Take(lines, line, card);
            }
            else if (!trimmed.IsEmpty)
            {
                yield return new(++number, lines.Line, new string?[Columns.Count], new("row", "outside", "The line stands outside of any card."));
            }
        }

        if (card is not null)
        {
            yield return new(++number, begun, new string?[Columns.Count], new("row", "no_end", "The card has no END:VCARD."));
        }
    }

    private FieldError? Take(VCardLines lines, string line, List<VCardProperty> card)
    {
        if (VCardProperty.Parse(line) is not { } property)
        {
            return new("row", "not_a_property", FormattableString.Invariant($"Line {lines.Line} of the card is no property: a name, a colon, a value."));
        }

        if (property.Name is "PHOTO" or "LOGO" or "SOUND" or "KEY")
        {
            Skip(property.Name);
            return null;
        }

        card.Add(property);
        return lines.IsCut ? new("row", "too_long", FormattableString.Invariant($"Line {lines.Line} is longer than {VCardLines.MaxLine:N0} characters."))
            : card.Count > MaxProperties ? new("row", "too_many", FormattableString.Invariant($"A card has at most {MaxProperties:N0} properties."))
            : null;
    }

    private SourceRow Row(long number, int line, List<VCardProperty> card, FieldError? problem)
    {
        var values = new string?[Columns.Count];
        if (problem is not null)
        {
            return new(number, line, values, problem);
        }

        Name(card, values);
        foreach (var property in card.Where(p => !Silent.Contains(p.Name)))
        {
            Put(property, values);
        }

        Prefer(card, values, "EMAIL", "email", p => p.Text());
        Prefer(card, values, "TEL", "phone", Phone);
        return new(number, line, values);
    }

    private void Name(List<VCardProperty> card, string?[] values)
    {
        var parts = card.Find(p => p.Name == "N")?.Components() ?? [];
        var (family, given) = (parts.ElementAtOrDefault(0), string.Join(' ', parts.Skip(1).Take(2).Where(p => p.Length > 0)));
        if (string.IsNullOrEmpty(family) && given.Length == 0 && card.Find(p => p.Name == "FN")?.Text() is { Length: > 0 } whole)
        {
            var space = whole.LastIndexOf(' ');
            (given, family) = space < 0 ? ("", whole) : (whole[..space], whole[(space + 1)..]);
        }

        Set(values, "firstName", given);
        Set(values, "lastName", family);
        if (parts.Skip(3).Any(p => p.Length > 0))
        {
            Skip("N (titles before and after)");
        }
    }

    private void Put(VCardProperty property, string?[] values)
    {
        switch (property.Name)
        {
            case "UID": Set(values, "externalId", property.Text()); break;
            case "TITLE": Set(values, "jobTitle", property.Text()); break;
            case "ORG": Set(values, "account.name", property.Components()[0]); break;
            case "LANG": Set(values, "language", property.Text()); break;
            case "BDAY" when Date(property.Text()) is { } date: Set(values, "birthDate", LocalDatePattern.Iso.Format(date)); break;
            case "EMAIL": Add(values, $"emails.{Type(property, "work", "home")}", property.Text()); break;
            case "TEL": Add(values, $"phones.{(property.Types.Contains("fax") ? "fax" : property.Types.Contains("cell") ? "mobile" : Type(property, "work", "home"))}", Phone(property)); break;
            case "ADR": Address(property, values); break;
            default: Skip(property.Name); break;
        }
    }

    private void Address(VCardProperty property, string?[] values)
    {
        var parts = property.Components();
        var street = string.Join('\n', parts.Take(3).Where(p => p.Length > 0));
        string[] all = [street, .. Enumerable.Range(3, 4).Select(i => parts.ElementAtOrDefault(i) ?? "")];
        var type = Type(property, "work", "home");
        if (VCardColumns.AddressParts.Any(p => values[VCardColumns.Of($"addresses.{type}.{p}")] is not null))
        {
            Skip($"ADR (a second one of the type {type})");
            return;
        }

        for (var i = 0; i < all.Length; i++)
        {
            Set(values, $"addresses.{type}.{VCardColumns.AddressParts[i]}", all[i]);
        }
    }

    /// <summary>The preferred one, else the first, becomes the primary one.</summary>
    private static void Prefer(List<VCardProperty> card, string?[] values, string name, string column, Func<VCardProperty, string> text)
    {
        var all = card.Where(p => p.Name == name && text(p).Length > 0).ToList();
        Set(values, column, all.Count == 0 ? null : text(all.Find(p => p.IsPreferred) ?? all[0]));
    }

    private static string Type(VCardProperty property, params ReadOnlySpan<string> known)
    {
        foreach (var type in known)
        {
            if (property.Types.Contains(type))
            {
                return type;
            }
        }

        return "other";
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

    private static void Set(string?[] values, string column, string? text) => values[VCardColumns.Of(column)] = string.IsNullOrEmpty(text) ? null : text;

    private static void Add(string?[] values, string column, string text)
    {
        var at = VCardColumns.Of(column);
        if (text.Length > 0)
        {
            values[at] = values[at] is { } before ? $"{before}\n{text}" : text;
        }
    }

    private void Skip(string name) => skipped[name] = skipped.GetValueOrDefault(name) + 1;
}
