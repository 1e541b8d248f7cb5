namespace Crm.Matching.Normalizing.Phones.Plans;

/// <summary>World zone 8 (East Asia, services of no country), written as <see cref="PlanReader"/> says.</summary>
internal static class ZoneEight
{
    public const string Text = """
        ZZ 800 - 00 | x:8
        ZZ 808 - 00 | x:8
        JP 81 0 010 | [1-9]:9 [2-9]0:10
        KR 82 0 00x | [1-9]:8-10 50:11-12
        VN 84 0 00 | [2-9]:9 [26]:10 1:7-10
        KP 850 0 00,99 | [1-9]:6-10
        HK 852 - 001 | [2-9]:8 800:9 90:11
        MO 853 - 00 | [2-9]:8 0800:7
        KH 855 0 001,007,008 | [1-9]:8-9 1[89]00:10
        LA 856 0 00 | [2-9]:8 [23]0:9-10
        CN 86 0 00 | 10:10 [2-9]:9-11 1[3-9]:11 16:8
        ZZ 870 - 00 | x:9-12
        ZZ 878 - 00 | x:12
        BD 880 0 00 | [1-9]:6-10
        ZZ 881 - 00 | x:9
        ZZ 882 - 00 | x:7-12
        ZZ 883 - 00 | x:7-12
        TW 886 0 00x | [2-9]:7-9 70:10-11
        ZZ 888 - 00 | x:11
        """;
}
