namespace Crm.Matching.Normalizing;

/// <summary>
/// Legal forms: the name; the country, <c>-</c> for several; then the spellings, folded and without blanks, dots and the word for "and". Of spellings that several forms share the first counts. A spelling with <c>^</c> also stands in front of names.
/// </summary>
internal static class LegalFormTable
{
    public const string Lines =
        """
        GmbH & Co. KGaA | DE | gmbhcokgaa gmbhcokommanditgesellschaftaufaktien
        GmbH & Co. KG | DE | gmbhcokg gmbhco gmbhcokommanditgesellschaft gesmbhcokg mbhcokg gmbhcompkg gmbhcompanykg gmbhkg
        AG & Co. KG | DE | agcokg agcokgaa agcoohg
        GmbH & Co. OHG | DE | gmbhcoohg gmbhohg
        UG & Co. KG | DE | ugcokg ughaftungsbeschranktcokg
        gGmbH | DE | ggmbh gemeinnutzigegmbh
        GmbH | DE | gmbh ^gesmbh gesellschaftmbh gesellschaftmitbeschrankterhaftung mbh gmbhmbh
        UG (haftungsbeschränkt) | DE | ughaftungsbeschrankt ug unternehmergesellschaft unternehmergesellschafthaftungsbeschrankt haftungsbeschrankt ughb
        KGaA | DE | kgaa agkgaa secokgaa kommanditgesellschaftaufaktien
        AG | DE | ag aktiengesellschaft
        OHG | DE | ohg offenehandelsgesellschaft
        KG | DE | kg kommanditgesellschaft cokg
        GbR | DE | gbr gesellschaftburgerlichenrechts gesbr
        PartG mbB | DE | partgmbb partg partnerschaftsgesellschaft partgmbbrechtsanwalte
        e.K. | DE | ek ekfm ekfr eingetragenerkaufmann eingetragenekauffrau inhek
        e.V. | DE | ev eingetragenerverein
        eG | DE | eg eingetragenegenossenschaft egmbh
        OG | AT | offenegesellschaft
        e.U. | AT | eu eingetragenesunternehmen
        SE & Co. KG | - | secokg
        SE | - | se societaseuropaea
        SCE | - | sce
        EEIG | - | eeig ewiv geie
        Public Limited Company | GB | plc publiclimitedcompany publicltdco
        Ltd. | - | ltd limited coltd companylimited coltdlimited companyltd ltdco colimited lmtd
        LLP | - | llp limitedliabilitypartnership
        LP | - | lp limitedpartnership
        CIC | GB | cic communityinterestcompany
        Unlimited Company | IE | unlimitedcompany uc
        DAC | IE | dac designatedactivitycompany
        CLG | IE | clg companylimitedbyguarantee
        LLC | US | llc limitedliabilitycompany llcinc lc llcco collc companyllc limitedliabilityco
        PLLC | US | pllc professionallimitedliabilitycompany
        LLLP | US | lllp
        P.C. | US | pc professionalcorporation profcorp
        P.A. | US | professionalassociation
        Inc. | US | inc incorporated coinc companyinc incorp
        Corp. | US | corp corporation
        N.A. | US | nationalassociation
        Ltée | CA | ltee limitee
        ULC | CA | ulc
        Co. | - | co company cie compagnie compania companhia
        Pty Ltd | AU | ptyltd ptylimited proprietarylimited proprietaryltd pty proprietaryltdco
        NL | AU | noliability
        CC | ZA | cc closecorporation
        Pte Ltd | SG | pteltd ptelimited privateltd pteltdco
        Pvt Ltd | IN | pvtltd privatelimited pvtlimited privateltdco pltd pvtltdco pvt
        Sdn Bhd | MY | sdnbhd sendirianberhad sdnberhad
        Bhd | MY | bhd berhad
        Tbk PT | ID | tbk persrotbk terbuka perserotbk
        PT | ID | ^pt ^perseroanterbatas ptpma
        CV | ID | ^cv
        K.K. | JP | ^kk ^kabushikikaisha ^kabushikigaisha
        G.K. | JP | ^gk ^godokaisha ^goudoukaisha
        Y.K. | JP | ^yk ^yugenkaisha yugengaisha
        S.A.S.U. | FR | ^sasu
        S.A.S. | FR | ^sas societeparactionssimplifiee
        E.U.R.L. | FR | ^eurl
        S.A.R.L. | FR | ^sarl societearesponsabilitelimitee sarlu
        S.C.I. | FR | ^sci ^societecivileimmobiliere
        S.N.C. | - | snc societeennomcollectif societainnomecollettivo
        S.C.A. | - | sca societeencommanditeparactions
        S.C.O.P. | FR | ^scop
        S.E.L.A.R.L. | FR | ^selarl
        G.I.E. | FR | ^gie
        SRL-S | IT | srls
        S.p.A. | IT | spa societaperazioni
        S.r.l. | - | srl societaaresponsabilitalimitata ^srlsocietaaresponsabilitalimitata srlu srlsocio
        S.a.s. | IT | societainaccomanditasemplice
        S.S. | IT | societasemplice
        S.c.a.r.l. | IT | scarl scrl coopscarl societacooperativa soccoop
        S.A. de C.V. | MX | sadecv sociedadanonimadecapitalvariable sabdecv sapidecv
        S. de R.L. de C.V. | MX | sderldecv sderl
        S.L.N.E. | ES | slne
        S.L.U. | ES | slu sociedadlimitadaunipersonal
        S.A.U. | ES | sau sociedadanonimaunipersonal
        S.L.L. | ES | sll
        S.L. | ES | sl sociedadlimitada sociedadderesponsabilidadlimitada
        S.C.L. | ES | scl sociedadcooperativa scoop scoopl
        C.B. | ES | comunidaddebienes
        Ltda. | - | ltda limitada lda lmtda ltdame ltdaepp
        Unipessoal Lda | PT | unipessoallda unipessoal
        EIRELI | BR | eireli
        ME | BR | meepp
        S.A.C. | PE | sac
        E.I.R.L. | PE | eirl
        S.A.I.C. | AR | saic saci saicf
        C.A. | VE | companiaanonima
        SpA | CL | sociedadporacciones
        S.A. | - | sa societeanonyme sociedadanonima sociedadeanonima soca saa
        B.V. & Co. | NL | bvco
        BVBA | BE | ^bvba
        SPRL | BE | ^sprl
        ASBL | BE | ^asbl
        VZW | BE | ^vzw
        B.V. | NL | bv beslotenvennootschap
        N.V. | NL | nv naamlozevennootschap
        V.O.F. | NL | vof vennootschaponderfirma
        C.V. | NL | commanditairevennootschap
        Stichting | NL | ^stichting
        A/S | DK | as aktieselskab
        ApS | DK | aps anpartsselskab
        I/S | DK | interessentskab
        K/S | DK | kommanditselskab
        ASA | NO | asa allmennaksjeselskap
        AS | NO | aksjeselskap
        ANS | NO | ans
        ENK | NO | enk enkeltpersonforetak
        AB | SE | ^ab aktiebolag publab abpubl
        HB | SE | hb handelsbolag
        Kommanditbolag | SE | kommanditbolag
        Oyj | FI | oyj julkinenosakeyhtio abpoyj oyjabp
        Oy | FI | oy osakeyhtio oyab oyltd aboy
        Ky | FI | ky kommandiittiyhtio
        ehf. | IS | ehf einkahlutafelag
        hf. | IS | hf hlutafelag
        OÜ | EE | ^ou osauhing
        AS (aktsiaselts) | EE | aktsiaselts
        SIA | LV | ^sia sabiedribaarierobezotuatbildibu
        UAB | LT | ^uab uzdarojiakcinebendrove
        MB | LT | ^mb
        Sp. z o.o. sp.k. | PL | spzoospk spzooskspk spzoospkomandytowa
        Sp. z o.o. | PL | spzoo spolkazoo spolkazograniczonaodpowiedzialnoscia spzo sp zoo spzograniczonaodpowiedzialnoscia
        Sp. k. | PL | spk spolkakomandytowa
        Sp. j. | PL | spj spolkajawna
        s.c. | PL | spolkacywilna
        S.A. (spółka akcyjna) | PL | spolkaakcyjna
        s.r.o. | - | sro spolecnostsrucenimomezenym spolsro spolocnostsrucenimobmedzenym
        a.s. | CZ | akciovaspolecnost akciovaspolocnost
        v.o.s. | CZ | vos verejnaobchodnispolecnost
        Kft. | HU | kft korlatoltfelelossegutarsasag
        Zrt. | HU | zrt zartkoruenmukodoreszvenytarsasag
        Nyrt. | HU | nyrt
        Rt. | HU | rt reszvenytarsasag
        Bt. | HU | bt beteitarsasag betetitarsasag
        d.o.o. | - | doo drustvosogranicenomodgovornoscu druzbazomejenoodgovornostjo
        j.d.o.o. | HR | jdoo
        d.d. | - | dd dionickodrustvo delniskadruzba
        a.d. | RS | akcionarskodrustvo
        S.R.L. (societate cu răspundere limitată) | RO | societatecuraspunderelimitata
        EOOD | BG | eood
        OOD | BG | ood
        EAD | BG | ead
        A.E. | GR | ae anonimietairia anonymietairia
        E.P.E. | GR | epe
        I.K.E. | GR | ike
        O.E. | GR | oe
        A.Ş. | TR | anonimsirketi anonimsti
        Ltd. Şti. | TR | ltdsti limitedsirketi ltdsirketi sti ticltdsti
        OOO | RU | ^ooo ^obshchestvosogranichennoyotvetstvennostyu ^obshchestvosogranichennoiotvetstvennostyu
        ZAO | RU | ^zao
        OAO | RU | ^oao
        PAO | RU | ^pao
        AO | RU | ^ao
        IP | RU | ^individualnyipredprinimatel
        TOV | UA | ^tov
        PrAT | UA | ^prat
        TOO | KZ | ^too
        FZE | AE | fze
        FZCO | AE | fzco fzllc fzc
        W.L.L. | - | wll
        P.J.S.C. | - | pjsc psc ojsc cjsc jsc jointstockcompany
        S.A.L. | LB | sal
        Co., Ltd. | CN | 有限公司 有限责任公司 有限責任公司
        Co., Ltd. (by shares) | CN | 股份有限公司
        """;
}
