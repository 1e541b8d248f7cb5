namespace Crm.Matching.Normalizing;

/// <summary>The words of organisations' names that mean little, and those that are written in several ways; folded.</summary>
internal static class CompanyVocabulary
{
    /// <summary>Between two words they are as good as the sign &amp;, which folding makes a blank.</summary>
    public static readonly WordSet Ands = new("and und et och og ja");

    /// <summary>Left out in front and behind.</summary>
    public static readonly WordSet Articles = new("the les");

    /// <summary>Written behind after a comma, they belong in front.</summary>
    public static readonly WordSet MovedArticles = new("le la l el los las der die das il lo gli het");

    // Words that hardly a person has in the name.
    private static readonly WordSet Signs = new("""
        restaurant cafe bar grill bistro brasserie trattoria ristorante pizzeria hotel inn tavern bakery deli kitchen diner pub motel hostel coffee steakhouse sushi
        bank insurance holdings group international industries services solutions systems technology technologies consulting consultants partners associates enterprises ventures capital management properties realty logistics
        transport shipping airlines motors motor automotive energy oil gas mining steel chemicals pharma pharmaceuticals pharmacy laboratories software media entertainment studios studio gallery museum university college school
        academy institute hospital clinic clinica dental medical center centre church foundation association society club council ministry department office agency trust union federation committee store stores shop market
        supermarket foods food farm farms wines brewery manufacturing construction builders engineering electric electrical plumbing roofing design designs interiors furniture textiles fashion cosmetics salon spa fitness sports
        travel tours rentals rental leasing trading traders imports exports supply supplies equipment tools machinery products works printing publishing press books company bros brothers sons co global worldwide national
        america usa europe asia telecom communications networks wireless digital data labs security investments financial finance accounting legal law marketing advertising events productions records music
        werke bau technik handel vertrieb verlag apotheke praxis kanzlei gasthaus gasthof brauerei baeckerei backerei metzgerei autohaus stadtwerke sparkasse volksbank verein versicherung bauunternehmen elektro immobilien
        societe groupe banque assurances boulangerie pharmacie garage mairie ecole lycee etablissements ets entreprise sociedad grupo banco seguros farmacia panaderia taller colegio ayuntamiento comercial inversiones servicios
        construcciones transportes hermanos hijos distribuidora importadora gruppo banca assicurazioni farmacia officina ospedale scuola fratelli immobiliare servizi costruzioni edilizia
        bedrijf bakkerij slagerij garagebedrijf makelaardij verzekeringen apotheek administratiekantoor groep sklep firma przedsiebiorstwo zaklad spoldzielnia biuro apteka hurtownia
        """);

    private static readonly SpellingTable Abbreviations = new("""
        international intl internat intern inter internatl
        national natl nat
        manufacturing mfg manuf manufact
        manufacturers mfrs manufacturer mfr
        brothers bros
        brother bro
        associates assoc assocs asscs
        association assn assoctn
        services svcs svc service serv servs srvcs
        technology tech technologies technol techs
        technical techn
        management mgmt mgt mngmt
        group grp grps
        holdings hldgs hldg holding
        industries ind inds industrial indus
        systems sys system systs
        enterprises ent entp enterprise entprs
        center ctr centre cntr
        department dept
        university univ uni
        institute inst
        hospital hosp hsptl
        laboratories lab labs laboratory
        pharmaceuticals pharma pharm pharmaceutical
        engineering eng engr engrg engg
        electric elec elect electrical
        transport transp transportation trans
        construction constr const construct
        development dev devel devt developments
        financial fin fincl
        insurance ins insur
        investments inv invest investment invmts
        products prods prod product
        productions prodns production
        solutions soln solns solution
        distribution dist distr distrib distributors distributor
        marketing mktg mkting
        market mkt
        communications comm comms communication commun
        consulting cons consult consultants consultancy consultant
        american amer
        america am
        community cmty
        properties props property prop
        equipment equip eqpt
        supply sup supplies suply
        restaurant rest restaurants restr
        resources res resource
        software sw softw
        hardware hdwe
        government govt gov
        general genl
        environmental env environ
        education educ educational
        foundation fdn found fndn
        federation fed
        corporate corpt
        research rsch
        advertising adv advtg
        automotive auto automobile
        chemicals chem chemical
        company cmpny
        partners ptnrs partner ptnr
        publishing publishers publisher
        printing prtg
        security sec
        station stn
        saint st
        santa sta
        mount mt
        gebruder gebr
        fratelli flli
        hermanos hnos
        etablissements ets
        """);

    /// <summary>Whether only organisations have a word in their names.</summary>
    public static bool IsSign(ReadOnlySpan<char> word) => Signs.Has(word);

    /// <summary>The word an abbreviation stands for; null if it is none.</summary>
    public static string? Expand(ReadOnlySpan<char> word) => Abbreviations.Of(word);

    /// <summary>How many words from <paramref name="at"/> on say that another name follows: dba, t/a, trading as.</summary>
    public static int TradingAs(Words words, int at)
    {
        Span<char> joined = stackalloc char[24];
        for (var count = Math.Min(3, words.Count - at - 1); count > 0; count--)
        {
            if (words.Joined(at, count, joined) is "dba" or "tradingas" or "doingbusinessas" or "aka" or "alsoknownas" or "formerlyknownas" or "fka" or "operatingas"
                || (count == 2 && words[at] is "t" && words[at + 1] is "a"))
            {
                return count;
            }
        }

        return 0;
    }
}
