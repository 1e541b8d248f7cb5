using Crm.Matching.Normalizing;

namespace Crm.Matching.Records.RoleGuessing;

/// <summary>Large cities of many countries, folded, without blanks, and words that names of towns are made of.</summary>
internal static class Cities
{
    private static readonly WordSet All = new("""
        newyork newyorkcity losangeles chicago houston phoenix philadelphia sanantonio sandiego dallas sanjose austin jacksonville fortworth columbus charlotte indianapolis sanfrancisco seattle denver boston elpaso nashville detroit
        oklahomacity portland lasvegas memphis louisville baltimore milwaukee albuquerque tucson fresno sacramento mesa kansascity atlanta omaha coloradosprings raleigh miami longbeach virginiabeach oakland minneapolis tulsa tampa
        arlington neworleans wichita cleveland bakersfield aurora anaheim honolulu santaana riverside lexington stlouis pittsburgh cincinnati anchorage stpaul orlando newark buffalo plano hollywood pasadena madison reno spokane
        toronto montreal vancouver calgary edmonton ottawa winnipeg quebec hamilton halifax victoria london birmingham leeds glasgow sheffield manchester edinburgh liverpool bristol cardiff leicester coventry belfast nottingham
        newcastle hull plymouth stoke wolverhampton derby swansea southampton portsmouth york oxford cambridge brighton reading luton sunderland aberdeen dundee norwich dublin cork galway limerick sydney melbourne brisbane perth
        adelaide goldcoast canberra hobart geelong townsville cairns toowoomba ballarat bendigo darwin auckland wellington christchurch dunedin hamilton berlin hamburg munchen muenchen munich koln koeln cologne frankfurt
        frankfurtammain stuttgart dusseldorf duesseldorf leipzig dortmund essen bremen dresden hannover nurnberg nuernberg duisburg bochum wuppertal bielefeld bonn munster muenster karlsruhe mannheim augsburg wiesbaden kiel mainz
        freiburg erfurt rostock kassel potsdam ulm regensburg wurzburg heidelberg wien vienna graz linz salzburg innsbruck zurich zuerich genf geneve basel bern lausanne luzern winterthur paris marseille lyon toulouse nice nantes
        strasbourg montpellier bordeaux lille rennes reims lehavre saintetienne toulon grenoble dijon angers nimes villeurbanne brest tours amiens limoges metz perpignan besancon orleans rouen mulhouse caen nancy bruxelles brussel
        brussels antwerpen gent liege brugge charleroi amsterdam rotterdam denhaag utrecht eindhoven groningen tilburg almere breda nijmegen luxembourg madrid barcelona valencia sevilla zaragoza malaga murcia palma bilbao alicante
        cordoba valladolid vigo gijon granada lisboa lisbon porto braga coimbra roma rome milano milan napoli naples torino turin palermo genova bologna firenze florence bari catania venezia verona messina padova trieste brescia
        parma modena athens athina thessaloniki copenhagen kobenhavn aarhus odense aalborg stockholm goteborg malmo uppsala oslo bergen trondheim stavanger helsinki espoo tampere turku reykjavik tallinn riga vilnius warszawa
        warsaw krakow lodz wroclaw poznan gdansk szczecin bydgoszcz lublin katowice praha prague brno ostrava bratislava kosice budapest debrecen szeged bucuresti bucharest cluj iasi sofia zagreb split ljubljana maribor beograd
        belgrade novisad sarajevo kyiv kiev kharkiv odesa lviv moscow moskva saintpetersburg sanktpeterburg novosibirsk ekaterinburg kazan minsk istanbul ankara izmir bursa mexicocity ciudaddemexico guadalajara monterrey puebla
        saopaulo riodejaneiro brasilia salvador fortaleza belohorizonte curitiba manaus recife portoalegre buenosaires rosario mendoza santiago valparaiso bogota medellin cali lima caracas quito guayaquil montevideo tokyo osaka
        yokohama nagoya sapporo kobe kyoto fukuoka seoul busan incheon beijing shanghai guangzhou shenzhen chengdu hongkong taipei singapore bangkok hanoi hochiminhcity manila jakarta surabaya kualalumpur mumbai delhi newdelhi
        bangalore bengaluru hyderabad chennai kolkata pune ahmedabad jaipur karachi lahore islamabad dhaka colombo dubai abudhabi riyadh jeddah doha kuwait telaviv jerusalem cairo alexandria casablanca lagos abuja nairobi accra
        johannesburg capetown durban pretoria
        """);

    private static readonly WordSet Parts = new("""
        san santa los las el saint st bad north south east west upper lower new old port mount fort lake beach park hills heights springs falls grove city village town bay point creek valley ridge vale head island harbour woods ville
        """);

    private static readonly string[] Endings = ["ville", "burg", "berg", "dorf", "heim", "hausen", "stadt", "furt", "town", "ton", "ham", "field", "ford", "shire", "mouth", "port", "wood", "dale", "vale", "ingen", "kirchen", "wick", "bury", "borough", "polis", "grad", "wicz", "drecht", "dam", "hoek", "bach", "brook", "stone", "haven", "pool", "chester", "minster"];

    /// <summary>Whether a folded text is a large city.</summary>
    public static bool Contains(string folded) => All.Has(folded.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>Whether a folded text is of words that towns are called after.</summary>
    public static bool LooksLikeOne(string folded)
    {
        foreach (var range in folded.AsSpan().Split(' '))
        {
            var word = folded.AsSpan(range);
            if (word.Length < folded.Length && Parts.Has(word))
            {
                return true;
            }
        }

        return Array.Exists(Endings, ending => folded.Length > ending.Length + 2 && folded.EndsWith(ending, StringComparison.Ordinal));
    }
}
