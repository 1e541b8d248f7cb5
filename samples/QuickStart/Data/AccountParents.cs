namespace Crm.Samples.QuickStart.Data;

/// <summary>Puts parents before their subsidiaries, and takes away parents that do not exist or would close a circle.</summary>
internal static class AccountParents
{
    public static IReadOnlyList<AccountRow> Check(UniqueRows<AccountRow> accounts, IssueList issues)
    {
        var ordered = new List<AccountRow>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var account in accounts.All)
        {
            // From the account up to the first one that is done or has no parent, then down again.
            var chain = new Stack<AccountRow>();
            var climbed = new HashSet<string>(StringComparer.Ordinal);
            for (AccountRow? step = account; step is not null && !done.Contains(step.Name);)
            {
                climbed.Add(step.Name);
                var checkedStep = Checked(step, accounts, climbed, issues);
                chain.Push(checkedStep);
                step = checkedStep.Parent is { } parent ? accounts.Find(parent) : null;
            }

            foreach (var row in chain)
            {
                done.Add(row.Name);
                ordered.Add(row);
            }
        }

        return ordered;
    }

    private static AccountRow Checked(AccountRow account, UniqueRows<AccountRow> accounts, HashSet<string> climbed, IssueList issues)
    {
        if (account.Parent is not { } parent)
        {
            return account;
        }

        if (accounts.Find(parent) is null)
        {
            issues.Add(account.At, IssueCodes.UnknownParent, $"The parent '{parent}' is not among the accounts; the account has none.");
            return account with { Parent = null };
        }

        if (climbed.Contains(parent))
        {
            issues.Add(account.At, IssueCodes.ParentCycle, $"With the parent '{parent}' the account would be its own ancestor; it has none.");
            return account with { Parent = null };
        }

        return account;
    }
}
