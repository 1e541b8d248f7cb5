using Crm.Matching.Normalizing.Phones;

namespace Crm.Matching.Tests.Normalizing.Phones;

public sealed class PhoneFormatTests
{
    [Theory]
    [InlineData("US", "1-800-FLOWERS", "+18003569377", null)]
    [InlineData("US", "(201) 555-0123", "+12015550123", null)]
    [InlineData("US", "001 44 20 7946 0958", "", null)]
    [InlineData("US", "011 44 20 7946 0958", "+442079460958", null)]
    [InlineData("US", "00 44 20 7946 0958", "+442079460958", null)]
    [InlineData("US", "201.555.0123 x123", "+12015550123", "123")]
    [InlineData("US", "201-555-0123 ext. 0045", "+12015550123", "0045")]
    [InlineData("US", "201-555-0123 #7", "+12015550123", "7")]
    [InlineData("AT", "01 58858 DW 12", "+43158858", "12")]
    [InlineData("US", "tel:+1-201-555-0123;ext=12", "+12015550123", "12")]
    [InlineData(null, "tel:555-0123;phone-context=+1-201", "+12015550123", null)]
    [InlineData("GB", "tel:020-7946-0958;phone-context=example.org", "+442079460958", null)]
    [InlineData("GB", "Tel.: 020 7946 0958", "+442079460958", null)]
    [InlineData("GB", "020 7946 0958 (office)", "+442079460958", null)]
    [InlineData("GB", "020 7946 0958, 020 7946 0959", "+442079460958", null)]
    [InlineData("GB", "020 7946 0958 / 020 7946 0959", "+442079460958", null)]
    [InlineData("JP", "０３－３５８１－２３６１", "+81335812361", null)]
    [InlineData("EG", "+٢٠ ٢ ٢٣٤٥٦٧٨٩", "+20223456789", null)]
    [InlineData("BR", "0xx11 3123-4567", "+551131234567", null)]
    [InlineData("BR", "0 15 (11) 96123-4567", "+5511961234567", null)]
    [InlineData("BR", "0015 49 30 18272272", "+493018272272", null)]
    [InlineData("RU", "8 (916) 123-45-67", "+79161234567", null)]
    [InlineData("RU", "+7 8 916 123 45 67", "+79161234567", null)]
    [InlineData("RU", "8~10 44 20 7946 0958", "+442079460958", null)]
    [InlineData("IT", "06 6982 1234", "+390669821234", null)]
    [InlineData("IT", "+39 (0)6 6982 1234", "+390669821234", null)]
    [InlineData("PT", "+351 (0)21 234 5678", "+351212345678", null)]
    [InlineData("FR", "33 1 23 45 67 89", "+33123456789", null)]
    [InlineData(null, "0044 20 7946 0958", "+442079460958", null)]
    [InlineData(null, "+1 (201) 555\u20110123\u200E", "+12015550123", null)]
    [InlineData("GB", "2079460958.0", "+442079460958", null)]
    [InlineData("UK", "020 7946 0958", "+442079460958", null)]
    [InlineData("gb", "020 7946 0958", "+442079460958", null)]
    [InlineData(null, "+800 1234 5678", "+80012345678", null)]
    public void A_number_is_read_however_it_is_written(string? region, string text, string e164, string? extension)
    {
        Assert.Equal(e164.Length > 0, PhoneNumbers.TryParse(text, region, out var number));
        Assert.Equal((e164, extension), (number.ToString(), number.Extension));
    }

    [Theory]
    [InlineData(null, "", PhoneRefusal.NoDigits)]
    [InlineData("GB", "unknown", PhoneRefusal.NoDigits)]
    [InlineData("GB", "ann42@example.org", PhoneRefusal.UnexpectedText)]
    [InlineData("GB", "12 High Street", PhoneRefusal.UnexpectedText)]
    [InlineData("GB", "020 7946 0958 + 5", PhoneRefusal.UnexpectedText)]
    [InlineData("GB", "$ 1234567 = 5", PhoneRefusal.UnexpectedText)]
    [InlineData("US", "555-0123", PhoneRefusal.TooShort)]
    [InlineData("US", "201 555 0123 4567", PhoneRefusal.TooLong)]
    [InlineData("GB", "11111111111111111111111111111", PhoneRefusal.TooLong)]
    [InlineData(null, "020 7946 0958", PhoneRefusal.NoRegion)]
    [InlineData("Britain", "020 7946 0958", PhoneRefusal.NoRegion)]
    [InlineData("GB", "+999 1234 5678", PhoneRefusal.UnknownCallingCode)]
    [InlineData("SE", "000 000 00", PhoneRefusal.NotInPlan)]
    public void What_is_no_number_is_refused_with_the_reason(string? region, string text, PhoneRefusal expected)
    {
        Assert.False(PhoneNumbers.TryParse(text, region, out var number, out var refusal));
        Assert.Equal((expected, default(PhoneNumber), 0UL), (refusal, number, PhoneNumbers.ToE164(text, region)));
    }

    [Theory]
    [InlineData("020 7946 0958", null, 79460958)]
    [InlineData("+44 20 7946 0958", null, 79460958)]
    [InlineData("0044 (0)20 7946 0958 x5", "GB", 79460958)]
    [InlineData("07 123 456", null, 7123456)]
    [InlineData("+291 7 123456", null, 7123456)]
    [InlineData("712345", null, 712345)]
    [InlineData("+376 712345", null, 712345)]
    [InlineData("unknown", null, 0)]
    public void The_last_digits_are_comparable_where_the_country_is_not_known(string text, string? region, ulong tail) => Assert.Equal(tail, PhoneNumbers.Tail(text, region));

    [Fact]
    public void A_number_tells_its_parts()
    {
        Assert.True(PhoneNumbers.TryParse("06 698 83145 int. 012", "IT", out var number));
        Assert.Equal((390669883145UL, 39, "0669883145", "VA", "012"), (number.Value, number.CallingCode, number.NationalNumber, number.Region, number.Extension));
        Assert.Equal("+39 066 988 3145 ext. 012", number.ToInternational());
        Assert.Equal(("", "", 0, "", null, 0UL), (default(PhoneNumber).ToString(), default(PhoneNumber).ToInternational(), default(PhoneNumber).CallingCode, default(PhoneNumber).NationalNumber, default(PhoneNumber).Region, default(PhoneNumber).Tail));
    }

    [Theory]
    [InlineData("+16132345678", "CA")]
    [InlineData("+12015550123", "US")]
    [InlineData("+18765551234", "JM")]
    [InlineData("+18002345678", null)]
    [InlineData("+77012345678", "KZ")]
    [InlineData("+79012345678", "RU")]
    [InlineData("+4779123456", "SJ")]
    [InlineData("+441481256789", "GG")]
    [InlineData("+80012345678", null)]
    public void A_shared_calling_code_is_told_apart_by_the_numbers_beginning(string e164, string? region)
    {
        Assert.True(PhoneNumbers.TryParse(e164, null, out var number));
        Assert.Equal(region, number.Region);
    }

    [Fact]
    public void A_number_is_written_without_allocating_where_there_is_room()
    {
        Assert.True(PhoneNumbers.TryParse("020 7946 0958", "GB", out var number));
        Span<char> room = stackalloc char[16];
        Assert.True(number.TryFormat(room, out var written));
        Assert.Equal("+442079460958", room[..written].ToString());
        Assert.False(number.TryFormat(room[..5], out written));
        Assert.Equal(0, written);
    }

    [Theory]
    [InlineData(442079460958UL, true)]
    [InlineData(4402079460958UL, false)]
    [InlineData(0UL, false)]
    [InlineData(99UL, false)]
    [InlineData(ulong.MaxValue, false)]
    public void An_integer_is_a_number_again(ulong value, bool exists)
    {
        Assert.Equal(exists, PhoneNumbers.TryCreate(value, out var number));
        Assert.Equal(exists ? value : 0, number.Value);
    }

    [Fact]
    public void A_number_takes_16_bytes() => Assert.Equal(16, System.Runtime.CompilerServices.Unsafe.SizeOf<PhoneNumber>());
}
