namespace Crm.Matching.Normalizing;

/// <summary>The words of addresses, folded.</summary>
internal static class StreetVocabulary
{
    // The kinds behind the name first, then those in front, directions, ordinals and other words.
    private static readonly SpellingTable Kinds = new("""
        street str strt stree streets sts stret strasse
        avenue ave av aven avn avnue avenu aves avenues avda avenida
        boulevard blvd blv boul bd bvd bld blvrd bulevar boulv
        road rd roads rds
        drive dr drv drives driv
        lane ln lanes
        court ct crt cts courts
        place pl plc
        square sq sqr squ
        highway hwy hiway hway highwy
        parkway pkwy pky parkwy pkway pwy
        circuit cct circt
        circle cir circ crcl
        crescent cres cr cresc crs crsnt
        close cl clo
        terrace ter tce terr trce
        way wy
        trail trl tr trails
        turnpike tpke tpk turnpk
        expressway expy exp expwy
        freeway fwy frwy
        alley aly ally
        plaza plz plza pza
        grove gr grv
        gardens gdns gdn grdns gardns garden
        heights hts hgts ht
        loop lp
        esplanade esp
        parade pde
        promenade prom
        rise ri
        row rw
        walk wlk
        mews mws
        quay qy
        bypass byp
        causeway cswy
        crossing xing crssng
        junction jct jctn
        point pt
        ridge rdg
        view vw
        valley vly
        cove cv
        glen gln
        chase ch
        straat
        """);

    private static readonly SpellingTable Others = new("""
        calle
        carretera ctra
        paseo
        camino cmno
        travesia trva
        urbanizacion urb
        poligono pol
        viale vle
        piazza
        corso cso
        largo lgo
        vicolo vlo
        strada
        rua
        travessa tv
        allee al1
        chemin chem che
        impasse imp
        route rte
        faubourg fbg fg
        residence res
        ulica ul ulitsa
        aleja aleje
        prospekt pr prosp
        pereulok per
        naberezhnaya nab
        north n nth
        south s sth
        east e
        west w
        northeast ne
        northwest nw
        southeast se
        southwest sw
        1st first
        2nd second 2d
        3rd third 3d
        4th fourth
        5th fifth
        6th sixth
        7th seventh
        8th eighth
        9th ninth
        10th tenth
        11th eleventh
        12th twelfth
        13th thirteenth
        14th fourteenth
        15th fifteenth
        16th sixteenth
        17th seventeenth
        18th eighteenth
        19th nineteenth
        20th twentieth
        floor fl flr
        level lvl
        building bldg
        room rm
        mount mt
        mountain mtn
        fort ft
        saint snt sankt
        sainte ste
        doctor doc
        center ctr centre
        corner cnr cor crn
        between btwn betw bet
        opposite opp
        """);

    private static readonly WordSet Directions = new("north south east west northeast northwest southeast southwest");
    private static readonly WordSet Reduced = new("between near opposite off at");
    private static readonly WordSet Units = new("apt apartment apartmt unit ste suite flat appt appartement apto wohnung whg dpto depto shop");
    private static readonly WordSet Numbers = new("no nr num number nummer numero");
    private static readonly WordSet Numbered = new("highway route road interstate km freeway box floor level building room line piso");
    private static readonly WordSet Boxes = new("pobox pob postofficebox postbox gpobox gpo postfach bp boitepostale apartado apdo apartadodecorreos apartadopostal casellapostale postbus caixapostal lockedbag privatebag pmb");

    /// <summary>One spelling of a kind of street, a direction, an ordinal; null if the word is none of them.</summary>
    public static string? Expand(ReadOnlySpan<char> word) => Kinds.Of(word) ?? Others.Of(word);

    /// <summary>Whether a word, written out, is a kind of street that stands behind the name.</summary>
    public static bool IsKind(ReadOnlySpan<char> word) => Kinds.Of(word) is not null;

    /// <summary>Whether a word, written out, is a direction.</summary>
    public static bool IsDirection(ReadOnlySpan<char> word) => Directions.Has(word);

    /// <summary>Whether what follows a word only describes where the number is.</summary>
    public static bool IsReduced(ReadOnlySpan<char> word) => Reduced.Has(word);

    /// <summary>Whether the number of a unit may follow.</summary>
    public static bool IsUnit(ReadOnlySpan<char> word) => Units.Has(word);

    /// <summary>Whether a word says that a number follows.</summary>
    public static bool IsNumberSign(ReadOnlySpan<char> word) => Numbers.Has(word);

    /// <summary>Whether a number behind this word is part of the street's name.</summary>
    public static bool IsNumbered(ReadOnlySpan<char> word) => Numbered.Has(word);

    /// <summary>Whether words, blanks taken out, mean a post office box.</summary>
    public static bool IsBox(ReadOnlySpan<char> joined) => Boxes.Has(joined);
}
