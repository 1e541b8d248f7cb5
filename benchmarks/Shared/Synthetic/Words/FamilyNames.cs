using Crm.Synthetic.Chance;

namespace Crm.Synthetic.Words;

/// <summary>Some six thousand family names: common ones of Britain as it is, then names built as names of many languages are.</summary>
internal static class FamilyNames
{
    private const int Count = 6000;

    private const string Common = """
        Smith Jones Taylor Williams Brown Davies Evans Wilson Thomas Roberts Johnson Lewis Walker Robinson Wood Thompson White Watson Jackson Wright Green Harris Cooper King Lee Martin Clarke James Morgan Hughes Edwards Hill
        Moore Clark Harrison Scott Young Morris Hall Ward Turner Carter Phillips Mitchell Patel Adams Campbell Anderson Allen Cook Bailey Parker Miller Davis Murphy Price Bell Baker Griffiths Kelly Simpson Marshall Collins
        Bennett Cox Richardson Fox Gray Rose Chapman Hunt Robertson Shaw Reynolds Lloyd Ellis Richards Russell Wilkinson Khan Graham Stewart Reid Murray Powell Palmer Holmes Rogers Stevens Walsh Hunter Thomson Matthews Ross
        Owen Mason Knight Kennedy Butler Saunders Cole Pearce Dean Foster Harvey Hudson Gibson Mills Berry Barnes Pearson Kaur Booth Dixon Grant Gordon Lane Harper Ali Hart Mcdonald Brooks Ryan Carr Macdonald Hamilton Johnston
        West Gill Dawson Armstrong Gardner Stone Andrews Williamson Barker George Fisher Cunningham Watts Webb Lawrence Bradley Jenkins Wells Chambers Spencer Poole Atkinson Lawson Day Woods Rees Fraser Black Fletcher Hussain
        Willis Marsh Ahmed Doyle Lowe Burns Hopkins Nicholson Parry Newman Jordan Henderson Howard Barrett Burton Riley Porter Byrne Houghton John Perry Baxter Ball Mccarthy Elliott Burke Gallagher Duncan Cooke Austin Read
        Wallace Hawkins Hayes Francis Sutton Davidson Sharp Holland Moss May Bates Bailey Morrison Kemp Perkins Gibbs Nolan Oconnor O'Brien O'Neill Sullivan Mckenzie Mclean Macleod Begum Singh Shah Sharma Kumar Gupta Chowdhury
        Rahman Islam Iqbal Malik Mahmood Akhtar Hassan Chen Wang Li Zhang Wong Chan Nguyen Tran Okafor Adeyemi Okonkwo Mensah Owusu Kowalski Nowak Wiśniewski Wójcik Kamiński Lewandowski Müller Schmidt Schneider Fischer Weber
        García Fernández González Rodríguez López Martínez Silva Santos Ferreira Rossi Russo Ferrari Esposito Popescu Ionescu Ivanov Petrov Dubois Lefèvre Moreau Andersson Nilsson Hansen Jansen Yilmaz Demir
        """;

    private const string Stems = "Ash Black Brad Bram Burn Cal Carl Clay Cress Dal Dun East Elm Fair Farn Glad Hal Ham Har Hart Hazel Hether High Hol Kil Kings Lang Led Lin Long Mal Mar Mid Nor Oak Old Pem Pen Rad Rams Red Rich Row Sal Shel Stan Sud Swin Tal Thorn Wal Ware Wes Whit Wil Win Wood Yard";
    private const string Germanic = "Acker Alt Bach Baum Berg Birken Brand Braun Buch Eber Eich Eisen Engel Feld Fichten Fried Gold Grün Gruber Haber Hagen Hirsch Hof Hohen Kalten Kirch Klein König Krug Lang Linden Lauter Mühl Neu Nieder Ober Rosen Roth Sauer Schön Schwarz Silber Stein Stern Stroh Tannen Weid Weiss Wein Winter Wolf Zimmer";
    private const string Slavic = "Adam Bart Bog Bor Cher Dobr Drag Fil Gor Graj Iv Jan Jas Kar Kaz Koval Koz Kral Kras Luk Mal Mar Mil Mir Nik Nov Ol Pav Pet Rad Rom Rud Sav Sim Sok Stan Stef Tad Tom Vas Vlad Wil Zaw Zel";
    private const string Romance = "Alb Amad Barb Bell Bern Bon Bran Cam Carr Cast Cer Col Cost Don Fab Fal Ferr Font Franc Gall Gat Giord Guer Lomb Mar Mant Mart Mor Mont Nav Ner Ort Pal Parr Pell Per Rin Riv Rob Ros Sal Sant Serr Tor Val Vent Vid Zan";
    private const string Southern = "Aba Ade Agar Ahu Bal Ban Bha Chak Chand Dasa Eze Fal Gan Gho Ika Jaya Kali Kan Mahi Mani Nara Oba Odu Olu Pra Raja Rama Sat Sen Shan Siva Sub Suri Teja Uma Vara Ven Vish Yada";

    /// <summary>The names, the most frequent first.</summary>
    public static ZipfList<string> All { get; } = new(
        Compounds.After(
            Common,
            Compounds.Of(Stems, "ford ton ley well son man wood field brook worth ham bury by combe dale den er gate hurst land low more ridge shaw stead stone stow wick ward")
                .Concat(Compounds.Of(Germanic, "mann bauer hofer meier meyer berger stein wald bach feld hauser inger ler ner thal weger"))
                .Concat(Compounds.Of(Slavic, "owski ewski ić ović enko czyk czak ak ik ek iak ov ev yuk chuk as"))
                .Concat(Compounds.Of(Romance, "ini etti ardi oni ella ano ero ez eira ado ucci azzi i o is eau ard ier"))
                .Concat(Compounds.Of(Southern, "kumar nathan singh swamy wale bola dele moyo kwe raman gowda deva murthy pati")),
            Count,
            3),
        20);
}
