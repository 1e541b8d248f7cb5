namespace Crm.Data;

/// <summary>A file of vCards 2.1, 3.0 or 4.0, one row a card. What is not taken of a card is told in <see cref="PassedOver"/>; the rest of the card is taken.</summary>
internal sealed class VCardSource(Stream file) : ImportSource
{
    /// <summary>The most lines of one card.</summary>
    private const int MaxProperties = CsvRecords.MaxFields;

    /// <summary>The longest card, in characters, without what is passed over.</summary>
    private const int MaxCard = CsvRecords.MaxRecord;

    /// <summary>How many kinds of what is passed over are told apart.</summary>
    private const int MaxKinds = 1_000;

    private const int MaxName = 100;

    private readonly Dictionary<(string What, string Why), (int Times, int Line)> skipped = [];
    private int begun;
    private int size;

    /// <summary>What was not taken of the rows read last: how often, where first, and why.</summary>
    public IEnumerable<string> PassedOver => skipped.OrderByDescending(s => s.Value.Times)
        .Select(s => FormattableString.Invariant($"{s.Key.What} was passed over {s.Value.Times} times, first in the card of line {s.Value.Line}: {s.Key.Why}."));

    public override long? Check(CancellationToken cancellationToken)
    {
        using var reader = Text.Open(file);
        var lines = new VCardLines(reader);
        while (lines.Read() is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return null;
    }

    public override IEnumerable<SourceRow> Rows()
    {
        skipped.Clear();
        using var reader = Text.Open(file);
        var lines = new VCardLines(reader);
        List<VCardProperty>? card = null;
        FieldError? problem = null;
        var (number, depth) = (0L, 0);
        while (lines.Read() is { } line)
        {
            var trimmed = line.AsSpan().Trim();
            if (trimmed.Equals("BEGIN:VCARD", StringComparison.OrdinalIgnoreCase))
            {
                if (card is null)
                {
                    (card, problem, begun, size, depth) = ([], null, lines.Line, 0, 1);
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
                    yield return Row(++number, card, problem);
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
            Skip(property.Name, VCardContact.NoPlace);
            return null;
        }

        card.Add(property);
        size += line.Length;
        return lines.IsCut ? new("row", "too_long", FormattableString.Invariant($"Line {lines.Line} is longer than {VCardLines.MaxLine:N0} characters."))
            : size > MaxCard ? new("row", "too_long", FormattableString.Invariant($"A card has at most {MaxCard:N0} characters, without pictures, sounds and keys."))
            : card.Count > MaxProperties ? new("row", "too_many", FormattableString.Invariant($"A card has at most {MaxProperties:N0} properties."))
            : Text.IsDamaged && line.Contains(SourceText.Damage) ? WrongBytes
            : null;
    }

    private SourceRow Row(long number, List<VCardProperty> card, FieldError? problem)
    {
        var contact = new VCardContact(Skip);
        if (problem is null)
        {
            contact.Take(card);
        }

        return new(number, begun, contact.Values, problem);
    }

    private void Skip(string what, string why)
    {
        var kind = (what.Length > MaxName ? what[..MaxName] : what, why);
        kind = skipped.Count < MaxKinds || skipped.ContainsKey(kind) ? kind : ("Something else", why);
        skipped[kind] = skipped.TryGetValue(kind, out var before) ? (before.Times + 1, before.Line) : (1, begun);
    }
}
