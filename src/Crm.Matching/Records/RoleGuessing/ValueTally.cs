using Crm.Matching.Normalizing;

namespace Crm.Matching.Records.RoleGuessing;

/// <summary>Counts what values look like.</summary>
internal sealed class ValueTally
{
    public int Count { get; private set; }

    public long Length { get; private set; }

    public long Words { get; private set; }

    public int Email { get; private set; }

    public int Website { get; private set; }

    public List<int> Years { get; } = [];

    public int Phone { get; private set; }

    public int FormattedPhone { get; private set; }

    public int DialledPhone { get; private set; }

    public int SocialSecurity { get; private set; }

    public int PostalCode { get; private set; }

    public int Digits { get; private set; }

    public int YearsAlone { get; private set; }

    public int Number { get; private set; }

    public int Code { get; private set; }

    public int HouseNumber { get; private set; }

    public int Letters { get; private set; }

    public int Given { get; private set; }

    public int Family { get; private set; }

    public int FullName { get; private set; }

    public int Organisation { get; private set; }

    public int Street { get; private set; }

    public int City { get; private set; }

    public int Town { get; private set; }

    public int Region { get; private set; }

    public Dictionary<int, int> DigitLengths { get; } = [];

    public void Add(string value)
    {
        Count++;
        Length += value.Length;
        Email += ValueShape.IsEmail(value) ? 1 : 0;
        Website += ValueShape.IsWebsite(value) ? 1 : 0;
        SocialSecurity += ValueShape.IsSocialSecurity(value) ? 1 : 0;
        PostalCode += ValueShape.IsWrittenPostalCode(value) ? 1 : 0;
        if (ValueShape.YearOf(value) is > 0 and var year)
        {
            Years.Add(year);
        }

        var hasDigits = value.AsSpan().ContainsAnyInRange('0', '9');
        if (hasDigits)
        {
            AddDigits(value);
        }

        AddWords(TextFolding.Fold(value), hasDigits);
    }

    private void AddDigits(string value)
    {
        var phone = ValueShape.PhoneDigits(value, out var isFormatted);
        Phone += phone > 0 ? 1 : 0;
        FormattedPhone += phone > 0 && isFormatted ? 1 : 0;
        DialledPhone += phone > 8 && !isFormatted && (value[0] == '0' || (phone == 10 && value[0] > '1' && value[3] > '1') || (phone == 11 && value[0] == '1')) ? 1 : 0;
        if (!value.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            Digits++;
            YearsAlone += value.Length == 4 && value[..2] is "18" or "19" or "20" ? 1 : 0;
            DigitLengths[value.Length] = DigitLengths.GetValueOrDefault(value.Length) + 1;
        }
        else
        {
            Number += value.AsSpan().IndexOfAny('.', ',') > 0 && double.TryParse(value.Replace(',', '.'), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _) ? 1 : 0;
            Code += !value.Contains(' ') ? 1 : 0;
        }

        HouseNumber += char.IsAsciiDigit(value[0]) && value.Length < 8 && (value.Length < 5 || value.AsSpan().IndexOfAny('-', '/', ' ') > 0 || !char.IsAsciiDigit(value[^1])) ? 1 : 0;
    }

    private void AddWords(string folded, bool hasDigits)
    {
        var (words, street, organisation, given, family, anyLetters) = (0, false, LegalForms.Names(folded), 0, 0, false);
        var last = default(ReadOnlySpan<char>);
        foreach (var range in folded.AsSpan().Split(' '))
        {
            var word = folded.AsSpan(range);
            if (word.IsEmpty)
            {
                continue;
            }

            words++;
            last = word;
            anyLetters |= !word.ContainsAnyInRange('0', '9');
            street |= StreetVocabulary.IsKind(word) || word is "rue" or "via" or "calle" or "rua" or "ul" or "ulica" or "piazza" or "viale" or "strada" or "weg" or "platz" or "allee"
                || word.EndsWith("strasse", StringComparison.Ordinal) || word.EndsWith("str", StringComparison.Ordinal) || word.EndsWith("straat", StringComparison.Ordinal) || word.EndsWith("weg", StringComparison.Ordinal)
                || word.EndsWith("gasse", StringComparison.Ordinal) || word.EndsWith("gatan", StringComparison.Ordinal) || word.EndsWith("platz", StringComparison.Ordinal) || word.EndsWith("laan", StringComparison.Ordinal);
            organisation |= CompanyVocabulary.IsSign(word);
            given += GivenNames.Contains(word) ? 1 : 0;
            family += FamilyNames.Contains(word) ? 1 : 0;
        }

        Words += words;
        Organisation += organisation ? 1 : 0;
        Street += (street && words > 1) || (hasDigits && anyLetters && words > 1 && last.Length < 6 && char.IsAsciiDigit(last[0])) || (hasDigits && words > 2 && char.IsAsciiDigit(folded[0])) ? 1 : 0;
        Letters += !hasDigits ? 1 : 0;
        Given += words is 1 or 2 && given > 0 && !hasDigits ? 1 : 0;
        Family += family > 0 && words < 3 && !hasDigits ? 1 : 0;
        FullName += words is > 1 and < 6 && given > 0 && !hasDigits && !organisation ? 1 : 0;
        City += !hasDigits && Cities.Contains(folded) ? 1 : 0;
        Town += !hasDigits && Cities.LooksLikeOne(folded) ? 1 : 0;
        Region += Regions.IsKnown(folded) ? 1 : 0;
    }
}
