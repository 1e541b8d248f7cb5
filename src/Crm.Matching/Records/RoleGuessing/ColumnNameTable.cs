namespace Crm.Matching.Records.RoleGuessing;

/// <summary>What columns are called in several languages, folded, without blanks: a line for each role, those that say most first.</summary>
internal static class ColumnNameTable
{
    public const string Lines =
        """
        Email email mail emailaddress mailaddress emails correo correoelectronico courriel epost sahkoposti adressemail elektronischepost
        Phone phone telephone tel telefon telefone telefono telefonnummer phonenumber phoneno mobile mobil mobilephone cell cellphone cellular handy handynummer fax faxnumber telefoon portable gsm landline movil celular telefonszam
        Website website web url homepage site domain webpage webseite sitio siteweb www
        BirthDate dob birthdate dateofbirth birthday birth born geburtsdatum geburtstag geboren gebdatum datenaissance naissance fechanacimiento fechadenacimiento nacimiento datadinascita datanascimento geboortedatum datanarodzenia fodelsedatum fodselsdato
        GivenName givenname givennames firstname fname forename first vorname prenom prenoms primernombre nombrepila imie voornaam fornamn fornavn etunimi keresztnev givname givenn name1st gname middlename mname middle
        FamilyName familyname lastname lname surname sname last nachname familienname zuname nomdefamille nomfamille apellido apellidos apellido1 apellido2 cognome sobrenome nazwisko achternaam familienaam efternamn etternavn sukunimi secondname maidenname
        FullName fullname personname contactname contact displayname vollername vorundnachname nomcomplet nombrecompleto nombreyapellidos nomecompleto nomecognome contactperson ansprechpartner customerfullname patientname employeename author
        OrganisationName company companyname organisation organization organisationname organizationname org orgname account accountname business businessname firm firma firmenname unternehmen societe raisonsociale entreprise empresa razonsocial azienda ragionesociale bedrijf bedrijfsnaam vendor vendorname supplier suppliername employer restaurant restaurantname shop store storename merchant institution hotel tradename legalname
        HouseNumber housenumber houseno housenr hausnummer hausnr hnr streetnumber streetno streetnum numerorue huisnummer numerocivico civico numcalle buildingnumber stno
        PostalCode zip zipcode postcode postalcode plz postleitzahl codepostal codigopostal cp cap cep kodpocztowy postnummer postnr pin pincode
        City city town suburb locality ort stadt wohnort ville commune ciudad localidad municipio poblacion citta comune cidade localidade miasto plaats woonplaats stad ortsname gemeinde poststed cityname placename municipality
        Region state province region county country stateprovince stateregion bundesland land staat pays nation provincia estado comunidad pais regione paese wojewodztwo kraj provincie kanton canton departement countrycode statecode nationality staatsangehorigkeit
        Address address addr street streetaddress address1 address2 address3 addressline addressline1 addressline2 addr1 addr2 line1 line2 adresse anschrift strasse str rue voie direccion calle domicilio indirizzo via endereco rua morada adres straat ulica gata adress streetname add1 add2 mailingaddress strassehausnummer stadd
        Identifier ssn socsecid soc socialsecurity socialsecuritynumber nationalid taxid taxnumber taxno vat vatid vatnumber vatno ustid ustidnr steuernummer steuerid siren siret nif cif dni nie cpf cnpj partitaiva codicefiscale bsn pesel nip regon passport passportno licence licenseno medicare nhsnumber nhs sin tin ein abn acn duns lei iban customerno customernumber customerid kundennummer kundennr accountno accountnumber memberid memberno patientid patientno mrn employeeid policyno isbn issn upc ean sku personnummer insee companynumber registrationnumber handelsregisternummer
        Category type kind category sex gender geschlecht sexe sexo sesso anrede salutation title titel civilite status industry branche sector segment cuisine group class genre maritalstatus language sprache
        Number year yearestablished founded employees headcount amount price salary income revenue age score rating quantity count total balance latitude longitude lat lng lon weight height betrag preis umsatz alter
        Ignored created createdat createddate createdon modified modifiedat updated updatedat updatedon lastmodified timestamp inserted loaded source sourcesystem batch row rownumber rowid rownum index rank
        Text notes note comment comments remark remarks description bemerkung bemerkungen beschreibung kommentar description observaciones notas note
        """;

    /// <summary>A name that may be a person's or an organisation's, or, beside another column, one part of it.</summary>
    public const string Names = "name names nom nombre nome naam navn namn nimi nazwa customername clientname customer client kunde kundenname cliente entityname nazev";

    /// <summary>What records are numbered by.</summary>
    public const string Ids = "id ids recid recordid uniqueid rowid uuid guid pk key uid objectid entityid externalid sourceid idnumber nr no number num oid";
}
