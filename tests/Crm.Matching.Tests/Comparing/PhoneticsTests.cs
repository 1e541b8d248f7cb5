using Crm.Matching.Comparing;

namespace Crm.Matching.Tests.Comparing;

public sealed class PhoneticsTests
{
    [Theory]
    [InlineData("Robert", "R163")]
    [InlineData("Rupert", "R163")]
    [InlineData("Rubin", "R150")]
    [InlineData("Ashcraft", "A261")]
    [InlineData("Ashcroft", "A261")]
    [InlineData("Tymczak", "T522")]
    [InlineData("Pfister", "P236")]
    [InlineData("Honeyman", "H555")]
    [InlineData("Lloyd", "L300")]
    [InlineData("O'Hara", "O600")]
    [InlineData("Łukasz", "L220")]
    [InlineData("Иван", "")]
    [InlineData("", "")]
    public void Soundex_is_as_published(string name, string code) => Assert.Equal(code, Phonetics.Soundex(name).ToString());

    [Theory]
    [InlineData("Müller-Lüdenscheidt", "65752682")]
    [InlineData("Wikipedia", "3412")]
    [InlineData("Breschnew", "17863")]
    [InlineData("Meyer", "67")]
    [InlineData("Maier", "67")]
    [InlineData("Schmidt", "862")]
    [InlineData("Schmitt", "862")]
    [InlineData("Philipp", "351")]
    [InlineData("Xaver", "4837")]
    [InlineData("H", "")]
    public void Cologne_is_as_published(string name, string code) => Assert.Equal(code, Phonetics.Cologne(name).ToString());

    [Theory]
    [InlineData("Smith", "SM0", "XMT")]
    [InlineData("Schmidt", "XMT", "SMT")]
    [InlineData("Thumb", "0M", "TM")]
    [InlineData("Thomas", "TMS", "TMS")]
    [InlineData("Katherine", "K0RN", "KTRN")]
    [InlineData("Philip", "FLP", "FLP")]
    [InlineData("José", "HS", "HS")]
    [InlineData("Joseph", "JSF", "ASF")]
    [InlineData("Wright", "RT", "RT")]
    [InlineData("Knight", "NT", "NT")]
    [InlineData("Bertucci", "PRTX", "PRTX")]
    [InlineData("Laugh", "LF", "LF")]
    [InlineData("Hugh", "H", "H")]
    [InlineData("Xavier", "SFR", "SFR")]
    [InlineData("Wagner", "AKNR", "FNR")]
    [InlineData("Filipowicz", "FLPTS", "FLPFX")]
    [InlineData("Carlisle", "KRLL", "KRLSL")]
    [InlineData("Beaux", "P", "P")]
    public void English_ears_hear_a_name_in_two_ways(string name, string first, string other)
    {
        var code = Phonetics.English(name, out var alternate);
        Assert.Equal((first, other), (code.ToString(), alternate.ToString()));
        Assert.Equal(code, Phonetics.English(name));
    }

    [Theory]
    [InlineData("Catherine", "Kathryn")]
    [InlineData("Stephen", "Steven")]
    [InlineData("Geoffrey", "Jeffrey")]
    [InlineData("Philips", "Fillips")]
    [InlineData("Wright", "Right")]
    [InlineData("Reid", "Read")]
    [InlineData("Schwarz", "Shwartz")]
    public void Spellings_of_one_name_sound_alike(string left, string right)
    {
        var first = Phonetics.English(left, out var other);
        var second = Phonetics.English(right, out var another);
        Assert.True(first == second || first == another || other == second || other == another, $"{first}/{other} and {second}/{another}");
    }

    [Fact]
    public void A_code_has_eight_characters_at_most_and_a_prefix_is_a_wider_key()
    {
        var code = Phonetics.Cologne(string.Concat(Enumerable.Repeat("Bertelsmann", 1_000)));
        Assert.Equal((8, "17", true), (code.Length, code.Prefix(2).ToString(), code.Prefix(0).IsEmpty));
        Assert.Equal(code, code.Prefix(8));
        Assert.Equal(MatchingErrorCodes.InvalidOption, Assert.Throws<MatchingException>(() => code.Prefix(9)).Code);
    }

    [Fact]
    public void Hearing_allocates_nothing()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var heard = Phonetics.Soundex("Bertelsmann").Value ^ Phonetics.Cologne("Bertelsmann").Value ^ Phonetics.English("Bertelsmann").Value;
        Assert.Equal((0, true), (GC.GetAllocatedBytesForCurrentThread() - before, heard != 0));
    }
}
