namespace Crm.Architecture.Tests;

/// <summary>Says everything that breaks a rule, not only the first few.</summary>
internal static class Violations
{
    public static void None(string rule, IEnumerable<string> violations)
    {
        var found = violations.Order(StringComparer.Ordinal).ToList();
        if (found.Count > 0)
        {
            Assert.Fail($"{rule}:\n  {string.Join("\n  ", found)}");
        }
    }
}
