namespace Crm.Matching.Normalizing.Phones.Plans;

/// <summary>World zone 4 (Europe), written as <see cref="PlanReader"/> says.</summary>
internal static class ZoneFour
{
    public const string Text = """
        RO 40 0 00 | [2-9]:9
        CH 41 0 00 | [2-9]:9 860:12
        CZ 420 - 00 | [2-9]:9 9:10-12
        SK 421 0 00 | [2-9]:6-9
        LI 423 0,10xx 00 | [2-9]:7 [68]:7-9
        AT 43 0 00 | [1-9]:4-13
        GB 44 0 00 | 1:9-10 [2-9]:10 [58]00:7-9 845:7
        GG =44 1481+6 7781 7839 7911[17]
        IM =44 1624+6 7[4569]24
        JE =44 1534+6 7509 7700[38] 7797 7829 7937
        DK 45 - 00 | [2-9]:8
        SE 46 0 00 | [1-9]:6-12
        NO 47 - 00 | [2-9]:8 0[2-9]:5 8:6
        SJ =47 79
        PL 48 0 00 | [1-9]:9 6:6-10
        DE 49 0 00 | [1-9]:5-13
        """;
}
