using System.Globalization;
using Crm.Matching.Records;

namespace Crm.Matching.Tests.Records;

public sealed class RoleGuesserTests
{
    private const int Rows = 60;

    // Each column: its header, the pool of its values, the role that is expected.
    private static readonly string[] Tables =
    [
        "given_name:given_en:GivenName surname:family_en:FamilyName dob:iso:BirthDate email:email:Email phone:phone:Phone",
        "firstName:given_en:GivenName lastName:family_en:FamilyName birthDate:us:BirthDate zipCode:zip:PostalCode stateCode:state:Region",
        "fname:given_en:GivenName lname:family_en:FamilyName street_address:street_en:Address city:city_en:City zip:zip:PostalCode",
        "FIRST NAME:given_en:GivenName LAST NAME:family_en:FamilyName E-MAIL:email:Email CELL PHONE:phone:Phone SSN:ssn:Identifier",
        "Vorname:given_de:GivenName Nachname:family_de:FamilyName Geburtsdatum:german:BirthDate PLZ:zip:PostalCode Ort:city_de:City Straße:street_de:Address",
        "vorname:given_de:GivenName name:family_de:FamilyName telefon:phone:Phone hausnummer:house:HouseNumber",
        "Anrede:salutation:Category Vorname:given_de:GivenName Familienname:family_de:FamilyName Firma:company:OrganisationName",
        "prénom:given_fr:GivenName nom:family_fr:FamilyName ville:city_fr:City code_postal:zip:PostalCode courriel:email:Email",
        "nom:company:OrganisationName adresse:street_fr:Address ville:city_fr:City site_web:url:Website",
        "nombre:given_es:GivenName apellidos:family_es:FamilyName fecha_nacimiento:german:BirthDate teléfono:phone:Phone dirección:street_es:Address",
        "nome:given_it:GivenName cognome:family_it:FamilyName indirizzo:street_it:Address cap:zip:PostalCode",
        "voornaam:given_nl:GivenName achternaam:family_nl:FamilyName woonplaats:city_nl:City postcode:zip_nl:PostalCode",
        "imie:given_pl:GivenName nazwisko:family_pl:FamilyName miasto:city_pl:City kod_pocztowy:zip_pl:PostalCode",
        "name:full_en:FullName email:email:Email",
        "name:company:OrganisationName phone:phone:Phone type:cuisine:Category",
        "customer_name:full_en:FullName customer_email:email:Email billing_city:city_en:City shipping_address:street_en:Address",
        "account_name:company:OrganisationName website:url:Website industry:cuisine:Category annual_revenue:decimal:Number",
        "id:serial:Ignored company:company:OrganisationName vat_id:code:Identifier country:country:Region",
        "rec_id:serial:Ignored full_name:full_de:FullName mobile:phone:Phone suburb:city_en:City",
        "customer_no:number:Identifier contactPerson:full_en:FullName tel:phone:Phone notes:long:Text",
        "uuid:guid:Ignored forename:given_en:GivenName sname:family_en:FamilyName post_code:zip_uk:PostalCode",
        "gender:sex:Category date_of_birth:compact:BirthDate soc_sec_id:number:Identifier address_1:street_en:Address state:state:Region",
        "contact:full_en:FullName org:company:OrganisationName url:url:Website fax:phone:Phone",
        "phone:email:Email email:phone:Phone name:full_en:FullName",
        "created_at:recent:Ignored Surname:family_en:FamilyName ForeName:given_en:GivenName title:salutation:Category",
        "Shop Name:company:OrganisationName addr:street_en:Address city:city_en:City phone2:phone:Phone",
        "empty:none:Ignored surname:family_en:FamilyName name:given_en:GivenName",
    ];

    // Without headers: what the values alone must say.
    private static readonly string[] Headless =
    [
        "given_en:GivenName family_en:FamilyName iso:BirthDate email:Email phone:Phone zip:PostalCode state:Region street_en:Address city_en:City",
        "given_de:GivenName family_de:FamilyName german:BirthDate email:Email house:HouseNumber zip:PostalCode street_de:Address city_de:City",
        "given_fr:GivenName family_fr:FamilyName street_fr:Address city_fr:City phone:Phone",
        "given_es:GivenName family_es:FamilyName street_es:Address",
        "given_it:GivenName family_it:FamilyName street_it:Address",
        "given_nl:GivenName family_nl:FamilyName city_nl:City zip_nl:PostalCode",
        "given_pl:GivenName family_pl:FamilyName zip_pl:PostalCode compact:BirthDate",
        "full_en:FullName email:Email ssn:Identifier sex:Category",
        "company:OrganisationName street_en:Address url:Website country:Region",
        "full_de:FullName phone:Phone zip_uk:PostalCode recent:Ignored",
        "serial:Ignored company:OrganisationName decimal:Number long:Text code:Identifier",
        "guid:Ignored us:BirthDate number:Identifier",
    ];

    private static readonly Dictionary<string, string> Pools = new(StringComparer.Ordinal)
    {
        ["given_en"] = "James|Mary|Robert|Jen|Mike|Linda|Dave|Liz|Bill|Susan|Joe|Jessica|Kayden|Sharyn|Tom",
        ["family_en"] = "Smith|Johnson|Willoughby|Brown|Jones|Garcia|Millar|Davis|Rodriguez|Blackwood|Hernandez|Lopez|Gonzales|Wilson|Pembroke",
        ["full_en"] = "James Smith|Mary A. Johnson|Willoughby, Robert|Jen Brown|Dr. Mike Jones|Linda Garcia|Dave Millar|Liz Davis|Bill Rodriguez|Susan Blackwood|Joe Hernandez Jr.|Jessica Lopez",
        ["given_de"] = "Hans|Jürgen|Ursula|Sabine|Klaus|Petra|Wolfgang|Heike|Uwe|Katja|Matthias|Renate",
        ["family_de"] = "Müller|Schmidt|Schneider|Hagedorn|Weber|Meyer|Wagner|Becker|Lütjens|Hoffmann|Schäfer|Koch",
        ["full_de"] = "Hans Müller|Jürgen Schmidt|Ursula Schneider|Sabine Hagedorn|Klaus Weber|Petra Meyer|Dr. Wolfgang Wagner|Heike Becker|Uwe Lütjens|Katja Hoffmann",
        ["given_fr"] = "Jean|Marie|Pierre|Sophie|Luc|Aurélie|François|Chantal|Benoît|Élodie|Guillaume|Camille",
        ["family_fr"] = "Martin|Bernard|Dubois|Lefèvre|Petit|Durand|Leroy|Moreau|Chassaing|Laurent|Girard|Rousselot",
        ["given_es"] = "José|María|Pepe|Carmen|Antonio|Lola|Javier|Nuria|Pablo|Rocío|Iker|Ana",
        ["family_es"] = "García|Fernández|López|Ibarra|Sánchez|Pérez|Gómez|Martín|Jiménez|Echeverría|Hernández|Díaz",
        ["given_it"] = "Giuseppe|Maria|Luca|Chiara|Marco|Francesca|Beppe|Giulia|Stefano|Paola|Matteo|Elena",
        ["family_it"] = "Rossi|Russo|Ferrari|Esposito|Bianchi|Romano|Colombo|Ricci|Quattrocchi|Greco|Conti|Zampieri",
        ["given_nl"] = "Jan|Kees|Sanne|Pieter|Femke|Wouter|Anneke|Joost|Marieke|Daan|Lotte|Sjoerd",
        ["family_nl"] = "de Jong|Jansen|Bakker|Visser|Smit|Meijer|Mulder|Bos|Peters|Dekker|Hoogland|Brouwer",
        ["given_pl"] = "Anna|Piotr|Krzysztof|Katarzyna|Andrzej|Małgorzata|Jan|Agnieszka|Stanisław|Ewa|Tomasz|Zofia",
        ["family_pl"] = "Nowak|Kowalski|Wiśniewski|Wójcik|Kowalczyk|Kamiński|Lewandowska|Zielińska|Brzęczyszczykiewicz|Woźniak|Mazur|Krawczyk",
        ["city_en"] = "Chicago|Houston|Springfield|Boston|Denver|Oakland|Lake Forest|Seattle|Georgetown|Atlanta|San Mateo|Plano",
        ["city_de"] = "Berlin|Hamburg|München|Köln|Buxtehude|Stuttgart|Rosenheim|Leipzig|Oldenburg|Essen|Bremen|Pinneberg",
        ["city_fr"] = "Paris|Lyon|Marseille|Lille|Annecy|Nantes|Colmar|Nice|Bordeaux|Rennes|Reims|Saint-Malo",
        ["city_nl"] = "Amsterdam|Rotterdam|Utrecht|Gouda|Eindhoven|Tilburg|Almere|Breda|Zwolle|Nijmegen|Delft|Leiden",
        ["city_pl"] = "Warszawa|Kraków|Łódź|Wrocław|Poznań|Gdańsk|Szczecin|Lublin|Katowice|Sopot|Toruń|Zakopane",
        ["street_en"] = "12 Main St|435 S. La Cienega Blvd.|7 Oak Avenue|99 Elm Rd|1 Park Lane|23 High Street|5/12 Smith Cres|8 Pine Dr|16 Hill Ct|3 Lake View Rd|45 Church St|6 Mill Lane",
        ["street_de"] = "Hauptstr. 12|Bahnhofstraße 5|Gartenweg 7a|Lindenallee 33|Kirchplatz 1|Goethestr. 18|Am Markt 4|Schulweg 9|Bergstraße 21|Rosengasse 2|Dorfstr. 6|Ringstraße 77",
        ["street_fr"] = "12 rue de la Paix|5 av. Foch|8 bd Saint-Michel|3 place Bellecour|27 rue Victor Hugo|1 chemin des Vignes|14 rue du Bac|9 quai Voltaire|2 impasse du Moulin|33 rue de Rivoli|6 allée des Pins|18 cours Mirabeau",
        ["street_es"] = "C/ Mayor 5|Calle Alcalá 120|Avda. de América 31|Plaza España 2|Paseo del Prado 8|Calle Sol 14|C/ Luna, 3|Gran Vía 45|Calle Serrano 61|Ronda Norte 7|Calle Real 22|Avda. del Mar 10",
        ["street_it"] = "Via Roma 12|Viale Monza 5|Piazza Dante 3|Via Garibaldi, 27|Corso Italia 8|Via Verdi 14|Via Mazzini 1|Largo Augusto 6|Via Torino 90|Via Po 33|Via Milano 2|Vicolo Stretto 4",
        ["company"] = "Acme Inc.|Müller GmbH|Smith & Sons Ltd|Blue Ocean Foods|Café Central|Nordwind AG|Pinewood Hotel|Zeta Systems|Dupont SARL|The Coffee Company|Rapid Logistics LLC|Delta Bank",
        ["email"] = "j.smith@acme.com|mary@example.org|x12@mail.de|bob_jones@gmail.com|info@shop.fr|a.b@c.co.uk",
        ["url"] = "www.acme.com|http://example.org|https://shop.fr/x|mueller.de|zeta.io|www.hotel.it",
        ["phone"] = "+1 212 555 0101|(212) 555-0199|030/1234567|0171 2345678|310-246-1501|+44 20 7946 0958|01 42 68 53 00",
        ["zip"] = "10115|20095|80331|50667|70173|90210|60601|02134|28195|04109|45127|33602",
        ["zip_nl"] = "1012 AB|3011 XY|5611 CD|9711 EF|6511 GH",
        ["zip_pl"] = "00-950|31-044|80-001|50-100|61-001",
        ["zip_uk"] = "SW1A 1AA|M1 1AE|B33 8TH|CR2 6XH|EC1A 1BB",
        ["state"] = "CA|NY|TX|FL|IL|WA|MA|OR",
        ["country"] = "Germany|France|USA|Italy|Spain|Poland",
        ["house"] = "1|12|7a|33|5|18|101|4|12-14|9|2b|77|21|3|6",
        ["salutation"] = "Mr|Mrs|Ms",
        ["sex"] = "m|f",
        ["cuisine"] = "italian|french|seafood|asian|american|steakhouses",
        ["ssn"] = "123-45-6789|987-65-4321|555-12-3456|222-33-4444|111-22-3333",
        ["long"] = "Called twice about the delayed delivery of the second order and wants to be called back next week|Prefers to be contacted in the morning, and only by e-mail; does not want a printed catalogue",
        ["none"] = "",
    };

    public static TheoryData<string> WithHeaders => [.. Tables];

    public static TheoryData<string> WithoutHeaders => [.. Headless];

    [Theory]
    [MemberData(nameof(WithHeaders))]
    public void A_table_with_headers_is_understood(string table)
    {
        var cells = Split(table);
        Assert.Equal(cells.Select(c => $"{c[0]} {c[2]}"), Guess([.. cells.Select(c => c[0].Replace('.', ' '))], [.. cells.Select(c => c[1])]).Select(g => $"{g.Column} {g.Role}"));
    }

    [Theory]
    [MemberData(nameof(WithoutHeaders))]
    public void A_table_without_headers_is_understood(string table)
    {
        var cells = Split(table);
        var guesses = Guess([.. cells.Select((_, i) => $"c{i + 1}")], [.. cells.Select(c => c[0])]);
        Assert.Equal(cells.Select(c => $"{c[0]} {c[1]}"), guesses.Select((g, i) => $"{cells[i][0]} {g.Role}"));
        Assert.All(guesses, guess => Assert.NotEmpty(guess.Reason));
    }

    // Headers with blanks are glued to what follows until a colon.
    private static string[][] Split(string table)
    {
        var cells = new List<string[]>();
        var open = "";
        foreach (var part in table.Split(' '))
        {
            open = open.Length == 0 ? part : $"{open} {part}";
            if (open.Contains(':'))
            {
                cells.Add(open.Split(':'));
                open = "";
            }
        }

        return [.. cells];
    }

    private static IReadOnlyList<RoleGuess> Guess(string[] headers, string[] pools) =>
        RoleGuesser.Guess(headers, column => [.. Enumerable.Range(0, Rows).Select(row => Value(pools[column], row))]);

    private static string? Value(string pool, int row) => pool switch
    {
        "serial" => (row + 1).ToString(CultureInfo.InvariantCulture),
        "guid" => new Guid(row, 7, 9, 1, 2, 3, 4, 5, 6, 7, 8).ToString(),
        "number" => (1_000_003L + ((row % 50) * 7_919L * 113 % 8_999_983)).ToString(CultureInfo.InvariantCulture),
        "code" => string.Create(CultureInfo.InvariantCulture, $"DE{(row % 50) * 7919 + 100000}X{row % 7}"),
        "decimal" => string.Create(CultureInfo.InvariantCulture, $"{row * 13.37 + 0.25:0.00}"),
        "iso" => new DateOnly(1930, 1, 1).AddDays(row * 431).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "us" => new DateOnly(1930, 1, 1).AddDays(row * 431).ToString("MM/dd/yyyy", CultureInfo.InvariantCulture),
        "german" => new DateOnly(1930, 1, 1).AddDays(row * 431).ToString("d.M.yyyy", CultureInfo.InvariantCulture),
        "compact" => new DateOnly(1930, 1, 1).AddDays(row * 431).ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        "recent" => new DateOnly(2024, 1, 1).AddDays(row * 5).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Pools[pool].Split('|') is var values ? values[row * 7 % values.Length] : null,
    };
}
