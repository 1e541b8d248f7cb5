using Crm.Matching.Normalizing;

namespace Crm.Matching.Tests.Normalizing;

public sealed class CompanyNamesTests
{
    [Theory]
    [InlineData("Müller GmbH & Co. KG", "muller", "GmbH & Co. KG")]
    [InlineData("Mueller GmbH und Co KG", "mueller", "GmbH & Co. KG")]
    [InlineData("Startup UG (haftungsbeschränkt)", "startup", "UG (haftungsbeschränkt)")]
    [InlineData("Dupont S.A.R.L.", "dupont", "S.A.R.L.")]
    [InlineData("SARL Dupont", "dupont", "S.A.R.L.")]
    [InlineData("Grupo Bimbo, S.A.B. de C.V.", "grupo bimbo", "S.A. de C.V.")]
    [InlineData("Acme S. A.", "acme", "S.A.")]
    [InlineData("ACME, Inc.", "acme", "Inc.")]
    [InlineData("Acme Pty. Ltd.", "acme", "Pty Ltd")]
    [InlineData("Acme Pte Ltd", "acme", "Pte Ltd")]
    [InlineData("Acme Private Limited", "acme", "Pvt Ltd")]
    [InlineData("Acme Sdn. Bhd.", "acme", "Sdn Bhd")]
    [InlineData("Philips N.V.", "philips", "N.V.")]
    [InlineData("Novo A/S", "novo", "A/S")]
    [InlineData("Nokia Oyj", "nokia", "Oyj")]
    [InlineData("Allegro sp. z o.o.", "allegro", "Sp. z o.o.")]
    [InlineData("Škoda, a.s.", "skoda", "A/S")]
    [InlineData("ČEZ spol. s r.o.", "cez", "s.r.o.")]
    [InlineData("ООО «Ромашка»", "romashka", "OOO")]
    [InlineData("PT Astra International Tbk", "astra international", "Tbk PT")]
    [InlineData("株式会社トヨタ", "トヨタ", "K.K.")]
    [InlineData("Toyota Kabushiki Kaisha", "toyota", "K.K.")]
    [InlineData("AB Volvo (publ)", "volvo publ", "AB")]
    [InlineData("Volvo AB (publ)", "volvo", "AB")]
    [InlineData("Ferrero S.p.A.", "ferrero", "S.p.A.")]
    [InlineData("Mota-Engil Lda.", "mota engil", "Ltda.")]
    [InlineData("MOL Nyrt.", "mol", "Nyrt.")]
    [InlineData("The Coffee Company", "coffee", "Co.")]
    [InlineData("Apple Pan, The", "apple pan", null)]
    [InlineData("Monde, Le", "le monde", null)]
    [InlineData("Smith & Sons", "smith sons", null)]
    [InlineData("Smith and Sons", "smith sons", null)]
    [InlineData("Acme Intl. Mfg. Svcs.", "acme international manufacturing services", null)]
    [InlineData("Hertz Corp", "hertz", "Corp.")]
    [InlineData("GmbH", "gmbh", null)]
    [InlineData("The Ltd", "the", "Ltd.")]
    [InlineData("S.A.", "s a", null)]
    [InlineData("", "", null)]
    public void The_core_and_the_legal_form_are_found(string text, string core, string? form)
    {
        var name = CompanyNames.Normalize(text);
        Assert.Equal((core, form), (name.Core, name.Form?.Name));
    }

    [Theory]
    [InlineData("Smith Holdings Ltd t/a Joe's Pizza", "smith holdings", "joes pizza")]
    [InlineData("ABC LLC d/b/a The Shop Inc.", "abc", "shop")]
    [InlineData("Dba", "dba", "")]
    public void A_trading_name_stands_apart(string text, string core, string trading)
    {
        var name = CompanyNames.Normalize(text);
        Assert.Equal((core, trading), (name.Core, name.TradingName));
    }

    [Fact]
    public void A_form_of_one_country_says_which()
    {
        Assert.Equal(new LegalForm("Kft.", "HU"), CompanyNames.Normalize("Magyar Kft").Form);
        Assert.Equal("", CompanyNames.Normalize("Acme Ltd").Form!.Country);
    }
}
