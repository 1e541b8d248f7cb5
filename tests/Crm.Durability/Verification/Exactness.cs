using Crm.Durability.Load;

namespace Crm.Durability.Verification;

/// <summary>What must hold where nobody was killed: what was acknowledged stands, and nothing else does; what failed did so with a typed error. A save in doubt may stand, as a whole.</summary>
internal static class Exactness
{
    /// <param name="ledger">What stands.</param>
    /// <param name="team">Who wrote.</param>
    /// <param name="mayFail">Which error codes are allowed: those of faults. Nobody else writes these deals, so a conflict or a duplicate is a save done twice.</param>
    public static IEnumerable<string> Check(Ledger ledger, Team team, params IReadOnlyCollection<string> mayFail)
    {
        var doubtful = team.Failed.Where(f => f.Error is CrmException { Code: CrmErrors.InDoubt }).SelectMany(f => f.Written).ToHashSet();
        return Wholeness.Check(ledger, team.Acknowledged)
            .Concat(Wholeness.Unacknowledged(ledger, team.Acknowledged).Where(v => !doubtful.Contains(v)).Select(v => $"{v} stands, and its save was not acknowledged"))
            .Concat(team.Failed.Where(f => f.Error is not CrmException e || !mayFail.Contains(e.Code)).Select(f => $"a save failed: {f.Error}"));
    }

    /// <summary>How saves failed, for the report.</summary>
    public static string Failures(Team team) => team.Failed.Count == 0
        ? "every save was acknowledged"
        : string.Join(", ", team.Failed.GroupBy(f => (f.Error as CrmException)?.Code ?? f.Error!.GetType().Name).Select(g => $"{g.Count()} {g.Key}"));
}
