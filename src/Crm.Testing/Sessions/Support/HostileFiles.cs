using System.Text;
using Crm.Data;

namespace Crm.Testing.Sessions;

/// <summary>Files as somebody would make them who wants to do harm, and what holds of every import of them.</summary>
internal static class HostileFiles
{
    public static MemoryStream Of(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>The same, with what stands for bytes given as Latin-1: each character is one byte.</summary>
    public static MemoryStream OfBytes(string text) => new(Encoding.Latin1.GetBytes(text));

    /// <summary>Nothing is dropped: what was read was added, changed, left alone or refused, each refused row is named, and the others are in the CRM.</summary>
    public static void AddsUp(ImportReport report, long rows, params long[] refused)
    {
        Assert.Equal((rows, rows - refused.Length, refused.Length), (report.Read, report.Added + report.Changed + report.Unchanged, report.Refused));
        Assert.Equal(refused, report.Errors.Select(e => e.Row).Distinct().Order());
        Assert.All(report.Errors, e => Assert.True(e.Line > e.Row && e.Code.Length > 0 && e.Message.Length > 0, e.ToString()));
        Assert.True(report.IsComplete);
    }
}
