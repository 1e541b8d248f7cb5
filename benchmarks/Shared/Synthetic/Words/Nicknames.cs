namespace Crm.Synthetic.Words;

/// <summary>What people are called for short, both ways.</summary>
internal static class Nicknames
{
    private const string Table = """
        Margaret Maggie Meg Peggy;Susan Sue Susie;Sarah Sally;Patricia Pat Trish;Elizabeth Liz Beth Betty Lizzie;Emma Em;Christine Chris Chrissie;Jennifer Jen Jenny;Jessica Jess;Olivia Liv;Amelia Millie;Charlotte Lottie
        Rebecca Becky Becca;Katherine Kate Kathy;Catherine Cathy Kate;Kathleen Kath;Dorothy Dot;Amanda Mandy;Samantha Sam;Victoria Vicky Tori;Alexandra Alex Sandra;Natasha Tasha;Deborah Debbie Deb;Sandra Sandy
        Caroline Carrie;Gillian Gill;Judith Judy;Eleanor Ellie Nell;Florence Flo;Harriet Hattie;Matilda Tilly;Stephanie Steph;Danielle Dani;Kimberley Kim;Teresa Terry;Theresa Tess;Frances Fran;Josephine Jo Josie
        Georgina Georgie;Penelope Penny;Philippa Pippa;Abigail Abby;Bethany Beth;Katarzyna Kasia;Małgorzata Gosia;Magdalena Magda;Joanna Asia Jo;Agnieszka Aga;Angela Angie;Barbara Barb;Jacqueline Jackie;Nicola Nicky
        David Dave;John Jack Johnny;Peter Pete;Michael Mike Mick;James Jim Jimmy Jamie;Robert Bob Rob Bobby;Andrew Andy Drew;Christopher Chris Kit;Richard Rick Dick Rich;William Will Bill Billy;Thomas Tom Tommy
        Daniel Dan Danny;Stephen Steve;Steven Steve;Matthew Matt;Oliver Ollie;Joshua Josh;Samuel Sam;Benjamin Ben;Joseph Joe;Alexander Alex Sandy;Edward Ed Ted Eddie;Henry Harry;Jacob Jake;Anthony Tony;Kevin Kev
        Philip Phil;Alan Al;Kenneth Ken;Raymond Ray;Geoffrey Geoff;Timothy Tim;Jonathan Jon Jonny;Nicholas Nick;Patrick Pat Paddy;Donald Don;Douglas Doug;Francis Frank;Frederick Fred;Gerald Gerry;Leonard Len
        Laurence Larry;Lawrence Larry;Leslie Les;Mohammed Mo;Muhammad Mo;Ronald Ron;Terence Terry;Theodore Theo;Vincent Vince;Krzysztof Krzys;Tomasz Tomek;Piotr Piotrek;Jakub Kuba;Sebastian Seb;Reginald Reg;Ernest Ernie
        """;

    private static readonly Dictionary<string, List<string>> Others = Read();

    /// <summary>Other forms of a name; none where there is none.</summary>
    public static IReadOnlyList<string> Of(string name) => Others.TryGetValue(name, out var others) ? others : [];

    private static Dictionary<string, List<string>> Read()
    {
        var others = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var row in Table.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var names = Compounds.Words(row);
            foreach (var other in names.Skip(1))
            {
                Add(names[0], other);
                Add(other, names[0]);
            }
        }

        return others;

        void Add(string name, string other)
        {
            if (!others.TryGetValue(name, out var list))
            {
                others[name] = list = [];
            }

            list.Add(other);
        }
    }
}
