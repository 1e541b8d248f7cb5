using Crm.Matching.Normalizing;

namespace Crm.Matching.Tests.Normalizing;

public sealed class PersonNamesTests
{
    [Theory]
    [InlineData("Dr. Ing. José María García-López, Jr.", "dr ing", "jose", "maria", "garcia lopez", "jr")]
    [InlineData("LOPEZ, Jose M", "", "jose", "m", "lopez", "")]
    [InlineData("van der Berg, J.", "", "j", "", "van der berg", "")]
    [InlineData("Berg, Jan van der", "", "jan", "", "van der berg", "")]
    [InlineData("Prof. Ann O'Neil PhD", "prof", "ann", "", "oneil", "phd")]
    [InlineData("Ann O’Neil, Ph.D.", "", "ann", "", "oneil", "ph d")]
    [InlineData("Mary O Brien", "", "mary", "", "obrien", "")]
    [InlineData("Mary O Smith", "", "mary", "o", "smith", "")]
    [InlineData("Jean DUPONT", "", "jean", "", "dupont", "")]
    [InlineData("DUPONT Jean-Luc", "", "jean luc", "", "dupont", "")]
    [InlineData("DE LA TOUR Marie", "", "marie", "", "de la tour", "")]
    [InlineData("JOHN SMITH", "", "john", "", "smith", "")]
    [InlineData("JP Morgan", "", "jp", "", "morgan", "")]
    [InlineData("Ludwig van Beethoven", "", "ludwig", "", "van beethoven", "")]
    [InlineData("José Ortega y Gasset", "", "jose", "", "ortega y gasset", "")]
    [InlineData("Osama bin Mohammed al Rashid", "", "osama", "", "bin mohammed al rashid", "")]
    [InlineData("Ronald Mac Donald", "", "ronald", "", "macdonald", "")]
    [InlineData("J. R. R. Tolkien", "", "j", "r r", "tolkien", "")]
    [InlineData("Smith, J. D.", "", "j", "d", "smith", "")]
    [InlineData("Mr Smith", "mr", "", "", "smith", "")]
    [InlineData("Robert", "", "robert", "", "", "")]
    [InlineData("Zweig", "", "", "", "zweig", "")]
    [InlineData("Mme Marie Curie", "mme", "marie", "", "curie", "")]
    [InlineData("Smith Jr., John", "", "john", "", "smith", "jr")]
    [InlineData("Henry Ford II", "", "henry", "", "ford", "ii")]
    [InlineData("Yo-Yo Ma", "", "yo yo", "", "ma", "")]
    [InlineData("Robert \"Bob\" Dole", "", "robert", "bob", "dole", "")]
    [InlineData("Major Johnson", "", "major", "", "johnson", "")]
    [InlineData("Major Tom Johnson", "major", "tom", "", "johnson", "")]
    [InlineData("Univ.-Prof. Dr. med. Eva Müller, MBA", "univ prof dr med", "eva", "", "muller", "mba")]
    [InlineData("Иванов, Иван Петрович", "", "ivan", "petrovich", "ivanov", "")]
    [InlineData("", "", "", "", "", "")]
    public void A_whole_name_is_taken_apart(string text, string titles, string given, string middle, string family, string suffix) =>
        Assert.Equal(new(titles, given, middle, family, suffix), PersonNames.Parse(text));

    [Theory]
    [InlineData("Smith, John A.", "John A. Smith")]
    [InlineData("Dr. John Smith", "SMITH, JOHN")]
    [InlineData("Ann O'Neil", "O’NEIL, Ann")]
    [InlineData("van der Berg, Jan", "Jan van der Berg")]
    [InlineData("DUPONT Jean", "Jean Dupont")]
    public void Ways_to_write_one_name_normalize_alike(string one, string other) => Assert.Equal(PersonNames.Normalize(one), PersonNames.Normalize(other));

    [Theory]
    [InlineData("Mc Donald", "mcdonald")]
    [InlineData("Smith, Jr.", "smith")]
    [InlineData("O'Neil-Brown", "oneil brown")]
    [InlineData("Ma", "ma")]
    public void A_family_name_alone_is_normalized(string text, string normalized) => Assert.Equal(normalized, PersonNames.NormalizeFamily(text));

    [Theory]
    [InlineData("Dr. José", "jose")]
    [InlineData("Don", "don")]
    [InlineData(null, "")]
    public void A_given_name_alone_is_normalized(string? text, string normalized) => Assert.Equal(normalized, PersonNames.NormalizeGiven(text));
}
