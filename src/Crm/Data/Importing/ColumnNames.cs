using Crm.Matching.Records;
using Crm.Records;
using Crm.Sessions;

namespace Crm.Data;

/// <summary>Recognises where columns go, by their names in several languages, and where these say nothing by what they hold.</summary>
internal static class ColumnNames
{
    private const int Sample = 500;

    /// <summary>Usual names, without blanks and signs, by what they mean; those of the entity's fields are known beside them.</summary>
    private static readonly Dictionary<string, string> Usual = Read("""
        firstName: firstname givenname vorname prenom nombre nome forename given
        lastName: lastname familyname surname nachname familienname nom apellido apellidos cognome family
        email: email emailaddress mail emailadresse adressemail courriel correo email1value email1 emailaddress1 primaryemail
        phone: phone telephone telefon telefono tel phonenumber telefonnummer rufnummer phone1value primaryphone businessphone
        phones.mobile: mobile mobilephone cell cellphone handy mobiltelefon portable movil mobil
        phones.home: homephone telefonprivat
        phones.fax: fax businessfax telefax
        jobTitle: jobtitle title position funktion titel poste cargo organization1title
        account.name: company companyname organization organisation organisationname organizationname account accountname firma unternehmen societe entreprise empresa azienda organization1name
        externalId: externalid recordid contactid customerid kundennummer uid extid
        birthDate: birthdate birthday dateofbirth geburtstag geburtsdatum datedenaissance fechadenacimiento
        language: language sprache langue idioma lingua
        addresses.work.street: street address streetaddress strasse straße adresse rue calle via businessstreet mailingstreet
        addresses.work.city: city town ort stadt ville ciudad citta businesscity mailingcity
        addresses.work.postalCode: postcode postalcode zip zipcode plz codepostal codigopostal cap businesspostalcode mailingzip
        addresses.work.region: state region province bundesland kanton provincia businessstate mailingstate
        addresses.work.country: country land pays pais paese businesscountry mailingcountry
        website: website url web homepage siteweb
        industry: industry branche industrie sector settore
        employees: employees numberofemployees mitarbeiter mitarbeiterzahl
        revenue: revenue annualrevenue umsatz
        owner: owner besitzer zustandig proprietaire ownername
        """);

    public static IReadOnlyList<ColumnTarget> Recognise(Scope scope, EntityDefinition entity, ImportSource source, IReadOnlyDictionary<string, string> given)
    {
        var fields = entity.AllFields.Select(f => f.Name).Concat(entity.References.Select(r => r.Name)).DistinctBy(Plain, StringComparer.Ordinal).ToDictionary(Plain, StringComparer.Ordinal);
        var taken = new HashSet<string>(given.Values.Where(v => v.Length > 0), StringComparer.Ordinal);
        var targets = source.Columns.Select(column => given.TryGetValue(column, out var target) ? new ColumnTarget(column, target, "given") : null).ToArray();
        for (var i = 0; i < targets.Length; i++)
        {
            if (targets[i] is null && ByName(scope, entity, source.Columns[i], fields) is { } name && taken.Add(name))
            {
                targets[i] = new(source.Columns[i], name, "by its name");
            }
        }

        if (Array.Exists(targets, t => t is null) && entity.Name == "contact" && source is CsvSource)
        {
            ByContent(source, targets, taken);
        }

        return [.. targets.Select((t, i) => t ?? new(source.Columns[i], "", "not recognised"))];
    }

    private static string? ByName(Scope scope, EntityDefinition entity, string column, Dictionary<string, string> fields) =>
        new[] { column, fields.GetValueOrDefault(Plain(column)), Usual.GetValueOrDefault(Plain(column)) is { } usual && entity.Name == "account" && usual == "account.name" ? "name" : Usual.GetValueOrDefault(Plain(column)) }
            .FirstOrDefault(n => n is not null && ImportTarget.Find(scope, entity, n) is not null);

    private static void ByContent(ImportSource source, ColumnTarget?[] targets, HashSet<string> taken)
    {
        var sample = source.Rows().Batches(Sample).FirstOrDefault() ?? [];
        foreach (var (guess, i) in RoleGuesser.Guess(source.Columns, i => [.. sample.Select(r => r.Values[i])]).Select((g, i) => (g, i)))
        {
            var target = guess.Role switch
            {
                FieldRole.Email => "email",
                FieldRole.Phone => "phone",
                FieldRole.GivenName => "firstName",
                FieldRole.FamilyName => "lastName",
                FieldRole.BirthDate => "birthDate",
                _ => null,
            };
            if (targets[i] is null && target is not null && taken.Add(target))
            {
                targets[i] = new(source.Columns[i], target, guess.Reason);
            }
        }
    }

    private static string Plain(string name) => string.Concat(TextRules.Key(name).Normalize(System.Text.NormalizationForm.FormD).Where(char.IsAsciiLetterOrDigit));

    private static Dictionary<string, string> Read(string table) => table.Split('\n')
        .Select(l => l.Split(':', 2)).SelectMany(l => l[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => (Name: Plain(n), Target: l[0].Trim())))
        .DistinctBy(n => n.Name, StringComparer.Ordinal).ToDictionary(n => n.Name, n => n.Target, StringComparer.Ordinal);
}
