using Crm.Matching.Normalizing.Phones;

namespace Crm.Matching.Tests.Normalizing.Phones;

/// <summary>Numbers that are neither fixed nor mobile: free, shared cost, premium, company-wide, voice mail, machines.</summary>
public sealed class SpecialNumberTests
{
    [Theory]
    [InlineData("AR", "0800 123 4567", "+548001234567")]
    [InlineData("AR", "0810 123 4567", "+548101234567")]
    [InlineData("BE", "070 12 34 56", "+3270123456")]
    [InlineData("BO", "800 17 1234", "+591800171234")]
    [InlineData("BR", "0800 123 4567", "+558001234567")]
    [InlineData("BR", "4004 1234", "+5540041234")]
    [InlineData("BW", "0800 600 123", "+2670800600123")]
    [InlineData("CH", "0860 79 123 45 67", "+41860791234567")]
    [InlineData("CN", "400 123 4567", "+864001234567")]
    [InlineData("CO", "01 8000 123456", "+5718000123456")]
    [InlineData("CZ", "800 123 456", "+420800123456")]
    [InlineData("DE", "0800 1234567", "+498001234567")]
    [InlineData("DE", "0180 5 123456", "+491805123456")]
    [InlineData("DE", "0177 99 1234567", "+49177991234567")]
    [InlineData("ES", "900 123 456", "+34900123456")]
    [InlineData("GB", "0345 123 4567", "+443451234567")]
    [InlineData("GB", "0845 46 47", "+448454647")]
    [InlineData("GR", "800 123 4567", "+308001234567")]
    [InlineData("HN", "800 2791 1234", "+50480027911234")]
    [InlineData("HU", "06 80 123 456", "+3680123456")]
    [InlineData("HU", "06 21 123 4567", "+36211234567")]
    [InlineData("IN", "1800 123 4567", "+9118001234567")]
    [InlineData("IL", "1-700-123-456", "+9721700123456")]
    [InlineData("IT", "800 123456", "+39800123456")]
    [InlineData("JP", "0120-123-456", "+81120123456")]
    [InlineData("JP", "0570-012-345", "+81570012345")]
    [InlineData("KH", "1800 123 456", "+8551800123456")]
    [InlineData("KR", "080-123-4567", "+82801234567")]
    [InlineData("KR", "0505-123-4567", "+825051234567")]
    [InlineData("LT", "8 800 12345", "+37080012345")]
    [InlineData("MX", "800 123 4567", "+528001234567")]
    [InlineData("NL", "14 020", "+3114020")]
    [InlineData("NL", "0900 1234", "+319001234")]
    [InlineData("NO", "800 12 345", "+4780012345")]
    [InlineData("NZ", "0800 123 456", "+64800123456")]
    [InlineData("PA", "800-1234", "+5078001234")]
    [InlineData("PH", "1800 10 123 4567", "+631800101234567")]
    [InlineData("PK", "0800 12345", "+9280012345")]
    [InlineData("PS", "1700 123 456", "+9701700123456")]
    [InlineData("PY", "9800 12 3456", "+5959800123456")]
    [InlineData("RS", "0800 123 456", "+381800123456")]
    [InlineData("SE", "020-12 34 56", "+4620123456")]
    [InlineData("SE", "077-123 45 67", "+46771234567")]
    [InlineData("SV", "800 1234", "+5038001234")]
    [InlineData("TH", "1800 123 456", "+661800123456")]
    [InlineData("TR", "0850 123 45 67", "+908501234567")]
    [InlineData("ZA", "087 123 4567", "+27871234567")]
    [InlineData(null, "+870 773 123456", "+870773123456")]
    [InlineData(null, "+882 16 12345678", "+8821612345678")]
    public void A_special_number_is_valid_too(string? region, string text, string e164)
    {
        Assert.True(PhoneNumbers.TryParse(text, region, out var number, out var refusal), refusal.ToString());
        Assert.Equal((e164, PhoneVerdict.Valid), (number.ToString(), number.Verdict));
    }
}
