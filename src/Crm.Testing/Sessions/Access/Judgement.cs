using Crm.Sessions;

namespace Crm.Testing.Sessions;

/// <summary>How something that Ann does ends.</summary>
internal static class Judgement
{
    /// <summary>The code, message and fields of the refusal; null: it was done.</summary>
    public static async Task<string?> OfAsync(CrmFixture fixture, Func<CrmSession, Task> act)
    {
        await using var ann = fixture.As(Org.Ann);
        try
        {
            await act(ann.Crm);
            return null;
        }
        catch (CrmException e)
        {
            return $"{e.Code}: {e.Message} {string.Join(' ', e.Fields)}";
        }
    }

    /// <summary>A dump without the record that a probe makes of its own before it is refused, and what tells of it.</summary>
    public static string WithoutOwn(string dump) => string.Join('\n', dump.Split('\n').Where(l => !l.Contains("|New|", StringComparison.Ordinal) && !l.Contains(" audit ", StringComparison.Ordinal) && !l.Contains(" outbox ", StringComparison.Ordinal)));
}
