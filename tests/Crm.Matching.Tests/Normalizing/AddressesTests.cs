using Crm.Matching.Normalizing;

namespace Crm.Matching.Tests.Normalizing;

public sealed class AddressesTests
{
    [Theory]
    [InlineData("435 S. La Cienega Blv.", "435", "south la cienega boulevard", "", "", "")]
    [InlineData("435 South La Cienega Boulevard, Los Angeles", "435", "south la cienega boulevard", "", "", "los angeles")]
    [InlineData("57 w. 58th st.", "57", "west 58th street", "", "", "")]
    [InlineData("12 Fifth Ave Apt 4B", "12", "5th avenue", "4b", "", "")]
    [InlineData("12 5 Ave", "12", "5th avenue", "", "", "")]
    [InlineData("12 5th Avenue #4b", "12", "5th avenue", "4b", "", "")]
    [InlineData("5/12 Smith Cres", "12", "smith crescent", "5", "", "")]
    [InlineData("Unit 5, 12 Smith Crescent", "12", "smith crescent", "5", "", "")]
    [InlineData("12-14 High St", "12 14", "high street", "", "", "")]
    [InlineData("No. 12 High St", "12", "high street", "", "", "")]
    [InlineData("Hauptstr. 12 a", "12a", "haupt street", "", "", "")]
    [InlineData("Hauptstraße 12a", "12a", "haupt street", "", "", "")]
    [InlineData("Haupt Strasse 12A, 10115 Berlin", "12a", "haupt street", "", "", "10115 berlin")]
    [InlineData("Kurfürstendamm 21", "21", "kurfurstendamm", "", "", "")]
    [InlineData("12, rue de la Paix", "12", "rue de la paix", "", "", "")]
    [InlineData("5 av. Foch", "5", "avenue foch", "", "", "")]
    [InlineData("8 bd St Michel", "8", "boulevard saint michel", "", "", "")]
    [InlineData("C/ Mayor, nº 5", "5", "calle mayor", "", "", "")]
    [InlineData("Avda. de América 31", "31", "avenue de america", "", "", "")]
    [InlineData("V.le Monza 12", "12", "viale monza", "", "", "")]
    [InlineData("Hoofdstraat 7", "7", "hoofd straat", "", "", "")]
    [InlineData("St James St", "", "saint james street", "", "", "")]
    [InlineData("12 St. Kilda Rd", "12", "saint kilda road", "", "", "")]
    [InlineData("P.O. Box 123", "", "", "", "123", "")]
    [InlineData("Postfach 12 34", "34", "", "", "12", "")]
    [InlineData("20 cornelia st.  between bleecker and w. 4th st.", "20", "cornelia street", "", "", "")]
    [InlineData("1900 broadway  between 63rd and 64th sts.", "1900", "broadway", "", "", "")]
    [InlineData("2 new montgomery st.  at market st.", "2", "new montgomery street", "", "", "")]
    [InlineData("broadway at 5th", "", "broadway at 5th", "", "", "")]
    [InlineData("12224 Ventura Blvd.", "12224", "ventura boulevard", "", "", "")]
    [InlineData("Highway 101", "", "highway 101", "", "", "")]
    [InlineData("100 B Street", "100", "b street", "", "", "")]
    [InlineData("1021 Cobb Pkwy. SE", "1021", "cobb parkway southeast", "", "", "")]
    [InlineData("", "", "", "", "", "")]
    public void An_address_is_taken_apart(string text, string number, string street, string unit, string box, string rest) =>
        Assert.Equal(new(number, street, unit, box, rest), Addresses.Normalize(text));

    [Theory]
    [InlineData("Hauptstr. 12", "12 Haupt Straße")]
    [InlineData("5/12 Smith St", "12 Smith Street, Flat 5")]
    [InlineData("221 W 57th St", "221 West 57th Street")]
    public void Ways_to_write_one_address_have_one_text(string one, string other) => Assert.Equal(Addresses.Normalize(one).Text, Addresses.Normalize(other).Text);

    [Theory]
    [InlineData("No. 12 A", "12a")]
    [InlineData("12-14", "12 14")]
    [InlineData("n° 5", "5")]
    public void A_house_number_alone_is_normalized(string text, string number) => Assert.Equal(number, Addresses.NormalizeHouseNumber(text));

    [Theory]
    [InlineData(" SW1A 1AA", "sw1a1aa")]
    [InlineData("12345-6789", "12345")]
    [InlineData("D-10115", "10115")]
    [InlineData("00-950", "00950")]
    public void A_postal_code_has_one_form(string text, string code) => Assert.Equal(code, PostalCodes.Normalize(text));

    [Theory]
    [InlineData("California", "ca")]
    [InlineData("N.S.W.", "nsw")]
    [InlineData("New South Wales", "nsw")]
    [InlineData("Deutschland", "de")]
    [InlineData("U.S.A.", "us")]
    [InlineData("Nordrhein-Westfalen", "nrw")]
    [InlineData("Ruritania", "ruritania")]
    public void A_region_has_one_form(string text, string region) => Assert.Equal(region, Regions.Normalize(text));
}
