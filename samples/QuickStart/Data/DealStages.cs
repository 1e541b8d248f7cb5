namespace Crm.Samples.QuickStart.Data;

/// <summary>The stages of the pipeline, as the file names them and as the CRM's codes.</summary>
internal static class DealStages
{
    public const string Prospecting = "prospecting";
    public const string Engaging = "engaging";
    public const string Won = "won";
    public const string Lost = "lost";

    /// <summary>The codes, in the order of the pipeline.</summary>
    public static IReadOnlyList<string> All { get; } = [Prospecting, Engaging, Won, Lost];

    /// <summary>The code of a stage as a file names it; null where there is none.</summary>
    public static string? Parse(string? name) => All.FirstOrDefault(s => s.Equals(name, StringComparison.OrdinalIgnoreCase));

    public static bool IsClosed(string stage) => stage is Won or Lost;
}
