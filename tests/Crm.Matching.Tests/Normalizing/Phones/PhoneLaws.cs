using Crm.Matching.Normalizing.Phones;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Matching.Tests.Normalizing.Phones;

public sealed class PhoneLaws
{
    private static readonly string[] Pieces = ["+", "0", "00", "1", "2", "3", "4", "5", "6", "7", "8", "9", "15", "44", "20", "54", "011", " ", "-", "(0)", "/", ";ext=", " x", "ext. ", "tel:", "#", "٣", "８", "F", "é", ","];

    [Fact]
    public void Whatever_the_text_nothing_is_thrown_and_a_number_read_again_is_the_same() => TextLaws.HoldFor(Pieces, text => Everywhere(text, (number, region) =>
        PhoneNumbers.TryParse(number.ToString(), region, out var again) && again.Value == number.Value && again.Verdict == number.Verdict
        && PhoneNumbers.TryParse(number.ToInternational(), null, out var international) && international == number
        && PhoneNumbers.TryCreate(number.Value, out var created) && created == again
        && number.ToString().Length <= 16 && number.ToString() == $"+{number.CallingCode}{number.NationalNumber}"));

    [Fact]
    public void Digits_of_any_region_read_again_are_the_same() => TextLaws.Check(
        Gen.Elements("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "15").ListOf().Select(d => string.Concat(d)),
        text => PhoneNumbers.Regions.All(region => !PhoneNumbers.TryParse(text, region, out var number) || (PhoneNumbers.TryParse(number.ToString(), region, out var again) && again == number)),
        300);

    [Fact]
    public void Punctuation_changes_nothing() => TextLaws.Check(
        from row in Gen.Elements(OtherRegionTests.Table)
        from marks in Gen.Elements(" ", "-", "", ".", " (", ")", "\u00A0", "\u200E", "").ListOf(24)
        select (region: row.Region, digits: string.Concat(row.Text.Where(c => char.IsDigit(c) || c == '+')), marks),
        x => PhoneNumbers.ToE164(string.Concat(x.digits.Select((c, i) => i == 0 ? $"{c}" : x.marks[i % 24] + c)), x.region) == PhoneNumbers.ToE164(x.digits, x.region));

    [Fact]
    public void The_tail_of_a_number_is_that_of_its_text_without_a_region() => TextLaws.Check(
        Gen.Elements(OtherRegionTests.Table),
        x => x.E164.StartsWith("+378", StringComparison.Ordinal) || x.Text.Length < 9 || PhoneNumbers.Tail(x.Text, x.Region) == PhoneNumbers.Tail(x.E164, null));

    private static bool Everywhere(string text, Func<PhoneNumber, string?, bool> law)
    {
        foreach (var region in (string?[])[null, "GB", "US", "AR", "BR", "IT", "RU", "DE", "CO", "no region"])
        {
            _ = PhoneNumbers.Tail(text, region);
            if (PhoneNumbers.TryParse(text, region, out var number) && !law(number, region))
            {
                return false;
            }
        }

        return true;
    }
}
