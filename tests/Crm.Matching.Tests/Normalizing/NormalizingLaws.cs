using System.Text;
using Crm.Matching.Normalizing;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Matching.Tests.Normalizing;

/// <summary>What holds for every text: those of words that mean something in names, companies and addresses, and those of any characters.</summary>
public sealed class NormalizingLaws
{
    private const int LongText = 10_000;

    private static readonly string[] Words =
    [
        "Dr.", "Prof", "Sir", "Ms", "Major", "Jr.", "PhD", "M.D.", "III", "Junior", "V", "van", "der", "de la", "O'", "O", "Mc", "Mac", "Donald", "Brien", "García-López", "JOSÉ", "Anna", "J", "B.", "al", "y", "bin",
        "GmbH", "& Co. KG", "S.A.", "S. A. de C.V.", "Ltd", "The", "Les", "Le", "Co", "Inc.", "OOO", "PT", "dba", "t/a", "and", "und", "Intl", "Mfg", "Bros", "株式会社", "株式会社トヨタ", "Sp. z o.o.", "AG", "SE", "AB", "publ",
        "12", "12a", "12-14", "5/12", "#5", "No.", "Nr", "n", "St", "St.", "Ave", "Blvd.", "rue", "Via", "Hauptstr.", "straße", "Calle", "c/", "5th", "fifth", "W.", "NE", "apt", "Unit", "Suite", "flat", "P.O.", "Box", "PO Box 7",
        "between", "at", "near", "Hwy", "Park", "Road", "V.le", "a", "b", "E", "D-10115", "12345-6789", "ß", "Щ", "ΟΥ", "ü",
    ];

    private static readonly string[] Gaps = [" ", " ", " ", ", ", ",", "-", ".", "/", "  "];

    private static readonly Gen<string> OfWords =
        from words in Gen.Elements(Words).NonEmptyListOf().Select(list => list.Take(9).ToArray())
        from gaps in Gen.Elements(Gaps).ArrayOf(words.Length)
        select string.Concat(words.Zip(gaps, (word, gap) => word + gap));

    private static readonly Gen<string> OfAnything = ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "");

    private static readonly Gen<string> OfManyWords =
        from word in Gen.OneOf(OfWords, OfAnything)
        select string.Concat(Enumerable.Repeat(word.Length == 0 ? "x" : word, (LongText / Math.Max(1, word.Length)) + 1))[..LongText];

    private static readonly Gen<string> Latin =
        Gen.Elements([.. "abcxyzÀéîõüßøłđæœþıŠž áñç'.,-&абвщюяїґαβγουλπςώή 0189"]).ArrayOf().Select(letters => new string(letters));

    public static TheoryData<string> Names => [.. Normalizers.Keys];

    private static Dictionary<string, Func<string, string>> Normalizers { get; } = new(StringComparer.Ordinal)
    {
        ["fold"] = TextFolding.Fold,
        ["person"] = PersonNames.Normalize,
        ["given"] = PersonNames.NormalizeGiven,
        ["family"] = PersonNames.NormalizeFamily,
        ["company"] = text => CompanyNames.Normalize(text).Core,
        ["address"] = text => Addresses.Normalize(text).Text,
        ["number"] = Addresses.NormalizeHouseNumber,
        ["postal"] = PostalCodes.Normalize,
        ["region"] = Regions.Normalize,
        ["country"] = Regions.Country,
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Normalizing_twice_gives_the_same_as_once(string name)
    {
        var normalize = Normalizers[name];
        Check(Gen.OneOf(OfWords, OfWords, OfAnything), text => normalize(normalize(text)) == normalize(text) ? null : $"'{text}' -> '{normalize(text)}' -> '{normalize(normalize(text))}'");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_text_is_too_long_or_too_strange(string name)
    {
        var normalize = Normalizers[name];
        Check(OfManyWords, text => normalize(normalize(text)) == normalize(text) ? null : text, tests: 100);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_lost_altogether(string name)
    {
        var normalize = Normalizers[name];
        Check(OfWords, text => (normalize(text).Length == 0) == (TextFolding.Fold(text).Length == 0) || name == "person" ? null : $"'{text}' -> '{normalize(text)}'");
    }

    [Fact]
    public void Case_and_accents_and_their_encoding_change_nothing() => Check(Latin, text =>
        TextFolding.Fold(text) is var folded
        && folded == TextFolding.Fold(text.ToUpperInvariant())
        && folded == TextFolding.Fold(text.Normalize(NormalizationForm.FormD))
        && folded == TextFolding.Fold(text.Replace('.', ';').Replace('-', '—').Replace('\'', '’'))
            ? null : text);

    [Fact]
    public void Case_changes_no_company_and_no_address() => Check(OfWords, text =>
        CompanyNames.Normalize(text) == CompanyNames.Normalize(text.ToUpperInvariant()) && Addresses.Normalize(text) == Addresses.Normalize(text.ToUpperInvariant()) ? null : text);

    [Fact]
    public void Being_the_same_name_has_no_direction()
    {
        string[] names = ["bob", "robert", "bert", "albert", "al", "alexander", "sasha", "sascha", "peggy", "margaret", "rita", "greta", "jack", "john", "hans", "johannes", "pepe", "jose", "x", ""];
        Check(Gen.Elements(names).Two().Select(pair => $"{pair.Item1}|{pair.Item2}"), pair =>
        {
            var cells = pair.Split('|');
            return Nicknames.AreSame(cells[0], cells[1]) == Nicknames.AreSame(cells[1], cells[0]) && Nicknames.AreSame(cells[0], cells[0]) ? null : pair;
        });
    }

    // Null: it holds; else what is wrong.
    private static void Check(Gen<string> texts, Func<string, string?> law, int tests = 2000) =>
        Prop.ForAll(texts.ToArbitrary(), text => law(text) is not { } wrong ? true.ToProperty() : false.Label(wrong))
            .Holds(tests);
}
