namespace Crm.Matching.Normalizing;

/// <summary>The words of names that are not names, folded.</summary>
internal static class NameVocabulary
{
    /// <summary>Before a name, whatever follows.</summary>
    public static readonly WordSet Titles = new("""
        mr mister mrs ms miss mx dr prof professor doctor sir dame madam messrs rev reverend fr capt captain col sgt cpl lt ltn cmdr hon rabbi imam sheikh shaykh smt shri
        herr frau hr frl fraulein dipl univ mag mme mlle monsieur madame mademoiselle mgr maitre sr sra srta senor senora senorita dn dona sig sigra sigr signor signora signorina dott dottssa avv geom
        dhr mevr mw drs ir meneer mevrouw pani inz lek gospodin gospozha hra rouva herra bayan
        """);

    /// <summary>Before a name, if two words of a name are left: they are names too.</summary>
    public static readonly WordSet WeakTitles = new("don lord lady major maj general gen judge justice senator sen governor gov ambassador amb president pres father brother sister colonel sergeant lieutenant commander ing arch pan dom master doc bay m me");

    /// <summary>After another title.</summary>
    public static readonly WordSet TitleTails = new("ing med dent vet rer nat pol jur phil theol oec agr habil mult h c hc iur math techn tech psych soc fh univ emer em");

    /// <summary>At the end of a name.</summary>
    public static readonly WordSet Suffixes = new("jr jnr sr snr ii iii iv phd dphil md dds dvm esq esquire mba cpa rn msc bsc llm llb frcs obe mbe cbe kbe qc kc cfa pmp edd psyd pharmd facp faia jd ret");

    /// <summary>At the end of a name of three words or more.</summary>
    public static readonly WordSet LongNameSuffixes = new("junior senior jun filho neto sobrinho fils hijo");

    /// <summary>Between commas.</summary>
    public static readonly WordSet OwnSegmentSuffixes = new("junior senior jun sen filho neto fils hijo v vi ma ba do pe sj osb mp pc fh ing");

    /// <summary>At the end in several words: Ph.D. and the like.</summary>
    public static readonly WordSet SpelledSuffixes = new("phd dphil md dds dvm mba msc bsc llm llb edd");

    /// <summary>Begin a family name.</summary>
    public static readonly WordSet Particles = new("van von vom vander vanden der den de del della dello dei degli delle di da dal dalla das dos du des la le les el bin ibn bint abu ter ten te zu zum zur af av st saint sainte santa ap fitz nic ni mc mac af de la o");

    /// <summary>Begin a family name if they are small, for they are given names too.</summary>
    public static readonly WordSet SmallParticles = new("al ben do e y san d");

    /// <summary>One with what follows: Mac Donald.</summary>
    public static readonly WordSet Glued = new("mc mac");

    /// <summary>After a lone O: O Brien is O'Brien, but O Smith is an initial and a name.</summary>
    public static readonly WordSet AfterO = new("""
        brien brian bryan bryant neil neill neal connor conner connell hara hare reilly riley rourke rorke sullivan donnell donoghue donovan keefe keeffe malley dowd leary grady shea toole dwyer callaghan
        flaherty flynn halloran kane mahony mahoney meara riordan gorman loughlin driscoll farrell carroll hagan hanlon rahilly regan byrne doherty kelly moore
        """);
}
