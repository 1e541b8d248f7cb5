namespace Crm.Matching.Normalizing;

/// <summary>Names of states and countries, folded and without blanks: a line for each, the short form first.</summary>
internal static class RegionTable
{
    /// <summary>Of the United States, Canada, Australia, Germany.</summary>
    public const string States =
        """
        al alabama ala
        ak alaska
        az arizona ariz
        ar arkansas ark
        ca california calif cal
        co colorado colo
        ct connecticut conn
        de delaware del
        dc districtofcolumbia washingtondc
        fl florida fla
        ga georgia
        hi hawaii
        id idaho
        il illinois ill
        in indiana ind
        ia iowa
        ks kansas kan kans
        ky kentucky
        la louisiana
        me maine
        md maryland
        ma massachusetts mass
        mi michigan mich
        mn minnesota minn
        ms mississippi miss
        mo missouri
        mt montana mont
        ne nebraska neb nebr
        nv nevada nev
        nh newhampshire
        nj newjersey
        nm newmexico
        ny newyork
        nc northcarolina
        nd northdakota
        oh ohio
        ok oklahoma okla
        or oregon ore
        pa pennsylvania penn penna
        ri rhodeisland
        sc southcarolina
        sd southdakota
        tn tennessee tenn
        tx texas tex
        ut utah
        vt vermont
        va virginia
        wa washington wash westernaustralia
        wv westvirginia
        wi wisconsin wis wisc
        wy wyoming wyo
        pr puertorico
        ab alberta alta
        bc britishcolumbia
        mb manitoba
        nb newbrunswick
        nl newfoundlandandlabrador newfoundlandlabrador newfoundland
        ns novascotia
        on ontario ont
        pe princeedwardisland pei
        qc quebec que pq
        sk saskatchewan sask
        yt yukon
        nu nunavut
        nsw newsouthwales
        vic victoria
        qld queensland
        sa southaustralia
        tas tasmania
        act australiancapitalterritory
        nt northernterritory northwestterritories
        bw badenwurttemberg badenwuerttemberg
        by bayern bavaria
        hh hamburg
        he hessen hesse
        nrw nordrheinwestfalen northrhinewestphalia nw
        rlp rheinlandpfalz rhinelandpalatinate
        sh schleswigholstein
        ni niedersachsen lowersaxony
        sn sachsen saxony
        st sachsenanhalt saxonyanhalt
        th thuringen thuringia
        bb brandenburg
        mv mecklenburgvorpommern
        """;

    /// <summary>The countries that addresses name most.</summary>
    public const string Countries =
        """
        us usa unitedstates unitedstatesofamerica america vereinigtestaaten etatsunis estadosunidos statiuniti
        gb gbr uk unitedkingdom greatbritain england scotland wales northernireland grossbritannien royaumeuni reinounido regnounito
        ie irl ireland irland eire irlande
        de deu ger germany deutschland allemagne alemania germania duitsland niemcy
        at aut austria osterreich autriche oostenrijk
        ch che switzerland schweiz suisse svizzera suiza zwitserland
        li lie liechtenstein
        fr fra france frankreich francia frankrijk
        be bel belgium belgien belgique belgie belgica
        nl nld netherlands thenetherlands holland niederlande nederland paysbas paisesbajos
        lu lux luxembourg luxemburg
        es esp spain spanien espana espagne spagna
        pt prt portugal
        it ita italy italien italia italie
        gr grc greece griechenland hellas ellada grece
        mt mlt malta
        cy cyp cyprus
        dk dnk denmark danmark danemark danemarca
        no nor norway norge norwegen norvege
        se swe sweden sverige schweden suede
        fi fin finland suomi finnland finlande
        is isl iceland island
        ee est estonia eesti
        lv lva latvia latvija
        lt ltu lithuania lietuva
        pl pol poland polska polen pologne
        cz cze czechia czechrepublic ceskarepublika cesko tschechien
        sk svk slovakia slovensko slowakei
        hu hun hungary magyarorszag ungarn hongrie
        ro rou romania rumanien roumanie
        bg bgr bulgaria balgariya
        hr hrv croatia hrvatska kroatien
        si svn slovenia slovenija
        rs srb serbia srbija
        ba bih bosniaandherzegovina bosniaherzegovina bosnia
        ua ukr ukraine ukraina
        ru rus russia russianfederation rossiya russland russie
        by blr belarus
        tr tur turkey turkiye turkei turquie
        ca can canada kanada
        mx mex mexico mexiko mexique
        br bra brazil brasil brasilien bresil
        ar arg argentina argentinien argentine
        cl chl chile
        co col colombia kolumbien
        pe per peru
        ve ven venezuela
        uy ury uruguay
        ec ecu ecuador
        cu cub cuba
        au aus australia australien australie
        nz nzl newzealand aotearoa neuseeland
        cn chn china prc peoplesrepublicofchina zhongguo 中国 中國
        hk hkg hongkong
        tw twn taiwan 台灣
        jp jpn japan nippon 日本
        kr kor korea southkorea republicofkorea 대한민국
        in ind india bharat indien inde
        pk pak pakistan
        bd bgd bangladesh
        lk lka srilanka
        sg sgp singapore
        my mys malaysia
        id idn indonesia
        th tha thailand
        vn vnm vietnam
        ph phl philippines
        ae are unitedarabemirates uae emirates
        sa sau saudiarabia ksa
        il isr israel
        eg egy egypt
        ma mar morocco maroc
        ng nga nigeria
        ke ken kenya
        gh gha ghana
        za zaf southafrica sudafrika
        """;
}
