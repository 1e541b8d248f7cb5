namespace Crm.Matching.Normalizing.Phones.Plans;

/// <summary>World zone 7 (Russia, Kazakhstan), written as <see cref="PlanReader"/> says.</summary>
internal static class ZoneSeven
{
    public const string Text = """
        RU 7 8 810 | [3-9]:10
        KZ =7 7
        """;
}
