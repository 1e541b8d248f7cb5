using Crm.Tests.Shared;

namespace Crm.Criteria.Tests;

/// <summary>Random records of the sample CRM, full of nulls and awkward values.</summary>
internal static class RandomRecords
{
    public static SampleCrm Make(Random random)
    {
        var samples = new CriteriaSamples();
        var ids = new Queue<Guid>(samples.Ids);
        var crm = new SampleCrm();
        for (var i = 0; i < 2; i++)
        {
            crm.AllTeams.Add(new Team(i == 0 ? SampleCrm.TeamA : ids.Dequeue(), Text()));
        }

        for (var i = 0; i < 3; i++)
        {
            crm.AllOwners.Add(new Owner(i == 0 ? SampleCrm.Me : ids.Dequeue(), Text(), Maybe(() => Pick(crm.AllTeams).Id)));
        }

        for (var i = 0; i < 4; i++)
        {
            crm.AllAccounts.Add(new Account(ids.Dequeue(), Text(), Text(), Text(), Maybe(() => Pick(crm.AllOwners).Id), Maybe(() => random.Next(2) == 0)));
        }

        for (var i = 0; i < 7; i++)
        {
            crm.AllDeals.Add(new Deal(
                new Guid(i, 9, 9, new byte[8]),
                Text(),
                Maybe(() => Pick(samples.Decimals)),
                Text(),
                random.Next(4) == 0 ? null : Pick(["open", "won", "lost"]),
                Maybe(() => Pick(samples.Integers)),
                Maybe(() => Pick(samples.Dates)),
                Maybe(() => Pick(samples.Instants)),
                Maybe(() => random.Next(2) == 0),
                Maybe(() => Pick(crm.AllAccounts).Id)));
        }

        return crm;

        T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
        string? Text() => random.Next(4) == 0 ? null : Pick(samples.Texts);
        T? Maybe<T>(Func<T> make)
            where T : struct => random.Next(4) == 0 ? null : make();
    }
}
