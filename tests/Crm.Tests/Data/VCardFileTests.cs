using System.IO.Compression;
using System.Text.RegularExpressions;
using Crm.Contacts;
using Crm.Data;
using Crm.Sessions;
using Crm.Testing;
using Crm.Tests.Shared;

namespace Crm.Tests.Data;

/// <summary>Cards as phones, mail programs and the standards' examples wrote them: what is read of each, and what is said of the rest.</summary>
public sealed partial class VCardFileTests
{
    [GeneratedRegex(@"^(?<what>.*) was passed over (?<times>\d+) times, first in the card of line (?<line>\d+): (?<why>.*)\.$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex PassedOver { get; }

    [SharedDataFact]
    public Task Android_version_2_1() => ReadsAsync(
        "John_Doe_ANDROID",
        [
            "Ñ Ñ Ñ Ñ | 123456789 | mobile: 123456789",
            "Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ | 123456 | home: 234567 | home: 45678901 | mobile: 123456 | mobile: 3456789",
            "Ñ Ñ Ñ | Ñ Ñ | ÑÑÑÑÑÑÑÑÑÑÑÑ | bob@company.com | 123456 | work: bob@company.com | work: 123456",
            "ÑÑÑÑ | ÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑÑ | henry@company.com | 55556666 | work: henry@company.com | mobile: 55556666",
        ],
        ["1 lastName required", "1 name required", "2 lastName required", "2 name required"],
        ["CATEGORIES 5x line 1", "EMAIL 1x line 36: it is no e-mail address", "NOTE 2x line 18", "ORG (a further one) 1x line 71", "PHOTO 1x line 36", "URL 2x line 36"]);

    [SharedDataFact]
    public Task Evolution_version_3() => ReadsAsync(
        "John_Doe_EVOLUTION",
        [
            "John Richter, James | Doe | Money Counter | IBM | 1980-03-22 | john.doe@ibm.com | 905-666-1234 | work: john.doe@ibm.com | work: 905-555-1234 | mobile: 905-666-1234 | home: ASB-123/15 Crescent moon drive, Albaney, New York, 12345, United States of America",
        ],
        [],
        ["CATEGORIES 1x line 1", "N (titles before and after) 1x line 1", "NICKNAME 1x line 1", "NOTE 1x line 1", "ORG (departments) 1x line 1", "URL 1x line 1", "X-AIM 1x line 1", "X-COUCHDB-APPLICATION-ANNOTATIONS 1x line 1", "X-EVOLUTION-ANNIVERSARY 1x line 1", "X-EVOLUTION-ASSISTANT 1x line 1", "X-EVOLUTION-FILE-AS 1x line 1", "X-EVOLUTION-MANAGER 1x line 1", "X-EVOLUTION-SPOUSE 1x line 1"]);

    [SharedDataFact]
    public Task Gmail_version_3() => ReadsAsync(
        "John_Doe_GMAIL",
        [
            "John Richter, James | Doe | Money Counter | IBM | 1980-03-22 | john.doe@ibm.com | 905-555-1234 | home: john.doe@ibm.com | home: 905-666-1234 | mobile: 905-555-1234 | home: Crescent moon drive/555-asd/Nice Area, Albaney, New York 12345/United States of America",
        ],
        [],
        ["N (titles before and after) 1x line 1", "NOTE 1x line 1", "URL 1x line 1", "X-ABDATE 1x line 1", "X-ABLABEL 2x line 1", "X-ABRELATEDNAMES 1x line 1", "X-PHONETIC-FIRST-NAME 1x line 1", "X-PHONETIC-LAST-NAME 1x line 1"]);

    [SharedDataFact]
    public Task Gmail_with_labels_of_its_own() => ReadsAsync(
        "gmail-single",
        [
            "Greg | Dartmouth | TheJobTitle | TheCompany | 1960-09-10 | gdartmouth@hotmail.com | 555 555 1111 | work: gdartmouth@hotmail.com | mobile: 555 555 1111 | other: 555 555 2222 | home: 123 Home St/Home City, HM 12345 | other: 321 Custom St, Custom City, TX, 98765, USA",
        ],
        [],
        ["NICKNAME 1x line 1", "NOTE 1x line 1", "URL 1x line 1", "X-ABDATE 1x line 1", "X-ABLABEL 6x line 1", "X-ABRELATEDNAMES 2x line 1", "X-ICQ 1x line 1", "X-PHONETIC-FIRST-NAME 1x line 1", "X-PHONETIC-LAST-NAME 1x line 1"]);

    [SharedDataFact]
    public Task Outlook_2003_version_2_1() => ReadsAsync(
        "outlook-2003",
        [
            "John | Doe | The Job Title | Company, The | 1980-03-21 | jdoe@hotmail.com | work: jdoe@hotmail.com | work: TheOffice/123 Main St, Austin, TX, 12345, United States of America",
        ],
        [],
        ["FBURL 1x line 1", "KEY 1x line 1", "LABEL 1x line 1", "N (titles before and after) 1x line 1", "NICKNAME 1x line 1", "NOTE 1x line 1", "ORG (departments) 1x line 1", "ROLE 1x line 1", "TEL 4x line 1: it is no phone number", "URL 1x line 1"]);

    [SharedDataFact]
    public Task The_example_of_RFC_2426() => ReadsAsync(
        "rfc2426-example",
        [
            "Frank | Dawson | Lotus Development Corporation | Frank_Dawson@Lotus.com | +1-919-676-9515 | other: fdawson@earthlink.net | work: Frank_Dawson@Lotus.com | work: +1-919-676-9515 | fax: +1-919-676-9564 | work: 6544 Battleford Drive, Raleigh, NC, 27613-3502, U.S.A.",
            "Tim | Howes | Netscape Communications Corp. | howes@netscape.com | +1-415-937-3419 | work: howes@netscape.com | work: +1-415-937-3419 | fax: +1-415-528-4164 | work: 501 E. Middlefield Rd., Mountain View, CA, 94043, U.S.A.",
        ],
        [],
        ["URL 1x line 1"]);

    [SharedDataFact]
    public Task The_example_of_RFC_6350() => ReadsAsync(
        "rfc6350-example",
        [
            "Simon | Perreault | Viagenie | fr | simon.perreault@viagenie.ca | +1-418-656-9254 x102 | work: simon.perreault@viagenie.ca | work: +1-418-656-9254 x102 | mobile: +1-418-262-6501 | work: Suite D2-630/2875 Laurier, Quebec, QC, G1V 2M2, Canada",
        ],
        [],
        ["ANNIVERSARY 1x line 1", "BDAY 1x line 1: it is no whole date such as 1980-03-22", "GENDER 1x line 1", "GEO 1x line 1", "KEY 1x line 1", "LANG (a further one) 1x line 1", "N (titles before and after) 1x line 1", "TZ 1x line 1", "URL 1x line 1"]);

    [SharedDataFact]
    public async Task A_company_that_is_not_there_refuses_its_cards_unless_told_otherwise()
    {
        await using var crm = CrmTestHost.Create();
        await using var file = await OpenAsync("rfc2426-example");
        var report = await crm.Session.Imports.RunAsync(file);
        Assert.Equal((2L, 2L), (report.Read, report.Refused));
        Assert.All(report.Errors, e => Assert.Equal(("account.name", "not_found"), (e.Column, e.Code)));
    }

    /// <param name="file">The file.</param>
    /// <param name="people">Each contact with all that it has.</param>
    /// <param name="refused">Row and code of what is refused.</param>
    /// <param name="passedOver">What the notes tell of: what, how often, the card's line where first; why, where it is not that a contact has no place for it.</param>
    private static async Task ReadsAsync(string file, string[] people, string[] refused, string[] passedOver)
    {
        await using var crm = CrmTestHost.Create();
        await using var cards = await OpenAsync(file);
        var report = await crm.Session.Imports.RunAsync(cards, new() { Missing = MissingReference.Make });
        Assert.Equal(people, await PeopleAsync(crm.NewSession()));
        Assert.Equal(refused, report.Errors.Select(e => $"{e.Row} {e.Column} {e.Code}"));
        Assert.Equal(passedOver, report.Notes.Select(n => PassedOver.Match(n)).Where(m => m.Success)
            .Select(m => $"{m.Groups["what"]} {m.Groups["times"]}x line {m.Groups["line"]}{(m.Groups["why"].Value.StartsWith("a contact has no place", StringComparison.Ordinal) ? "" : $": {m.Groups["why"]}")}").Order(StringComparer.Ordinal));
        Assert.Equal((people.Length, people.Length + refused.Select(r => r.Split(' ')[0]).Distinct().Count()), (report.Added, report.Read));

        cards.Position = 0;
        var again = await crm.NewSession().Imports.RunAsync(cards, new() { Missing = MissingReference.Make });
        Assert.Equal((report.Added, report.Refused), (again.Unchanged, again.Refused));
    }

    private static async Task<List<string>> PeopleAsync(CrmSession crm)
    {
        var people = new List<string>();
        await foreach (var c in crm.Query<Contact>().Select("id", "firstName", "lastName", "jobTitle", "account.name", "birthDate", "language", "email", "phone").OrderBy("id").StreamAsync())
        {
            var id = c.Get<Guid>("id");
            people.Add(string.Join(" | ", [
                .. c.Values.Skip(1).Where(v => v is not null).Select(v => FormattableString.Invariant($"{v:R}")),
                .. await PointsAsync(crm, "email", id, "address"),
                .. await PointsAsync(crm, "phone", id, "number"),
                .. await PointsAsync(crm, "address", id, "street", "city", "region", "postalCode", "country")]).Replace("\n", "/", StringComparison.Ordinal));
        }

        return people;
    }

    private static async Task<IEnumerable<string>> PointsAsync(CrmSession crm, string kind, Guid contact, params string[] fields) =>
        (await crm.Query(kind).Where("contact = $contact").Parameter("contact", contact).Select(["type", .. fields]).OrderBy("id").PageAsync(50)).Rows
            .Select(r => $"{r.Values[0]}: {string.Join(", ", r.Values.Skip(1).Where(v => v is not null))}");

    private static async Task<Stream> OpenAsync(string name)
    {
        await using var packed = new GZipStream(File.OpenRead(SharedData.File($"vcard/{name}.vcf.gz")), CompressionMode.Decompress);
        var file = new MemoryStream();
        await packed.CopyToAsync(file);
        file.Position = 0;
        return file;
    }
}
