using Crm.Tests.Shared;

namespace Crm.Criteria.Tests;

public class EvaluationLawTests
{
    [Fact]
    public void The_delegate_answers_as_the_naive_evaluator() => Law.Holds(3_000, seed => Agree(seed, SampleCrm.Context, (_, _) => true));

    [Fact]
    public void It_does_where_hops_are_restricted_too()
    {
        var account = SampleCrm.Checker.Check("code is null or code != 'a'", SampleCrm.Accounts, SampleCrm.Context);
        var owner = SampleCrm.Checker.Check("team is not null", SampleCrm.Owners, SampleCrm.Context);
        var deal = SampleCrm.Checker.Check("isHot or priority > 0", SampleCrm.Deals, SampleCrm.Context);
        var context = SampleCrm.Context with { Restrict = e => e.Name switch { "account" => account, "owner" => owner, "deal" => deal, _ => null } };
        Law.Holds(3_000, seed => Agree(seed, context, Visible));

        static bool Visible(string entity, object record) => record switch
        {
            Account a => a.Code != "a",
            Owner o => o.TeamId is not null,
            Deal d => d.IsHot == true || d.Priority > 0,
            _ => true,
        };
    }

    [Fact]
    public void A_condition_and_its_complement_split_the_records() => Law.Holds(3_000, seed =>
    {
        var random = new Random(seed);
        var crm = RandomRecords.Make(random);
        var criterion = Random(random).Next(SampleCrm.Deals);
        var holds = Compile(criterion, SampleCrm.Deals, SampleCrm.Context);
        var fails = Compile(new Not(criterion), SampleCrm.Deals, SampleCrm.Context);
        Assert.All(crm.AllDeals, d => Assert.NotEqual(holds.Matches(d, crm), fails.Matches(d, crm)));
        if (criterion is Comparison { Operator: ComparisonOperator.Equal } equal)
        {
            var unequal = Compile(equal with { Operator = ComparisonOperator.NotEqual }, SampleCrm.Deals, SampleCrm.Context);
            Assert.All(crm.AllDeals, d => Assert.NotEqual(holds.Matches(d, crm), unequal.Matches(d, crm)));
        }
    });

    private static void Agree(int seed, CheckContext context, Func<string, object, bool> visible)
    {
        var random = new Random(seed);
        var crm = RandomRecords.Make(random);
        var naive = new NaiveEvaluator(crm, visible);
        foreach (var (entity, records) in new (Entity, IEnumerable<object>)[] { (SampleCrm.Deals, crm.AllDeals), (SampleCrm.Accounts, crm.AllAccounts), (SampleCrm.Owners, crm.AllOwners) })
        {
            var criterion = Random(random).Next(entity);
            var compiled = Compile(criterion, entity, context);
            foreach (var record in records)
            {
                Assert.True(
                    naive.Holds(criterion, entity, record) == compiled.Matches(record, crm),
                    $"{CriterionText.Write(criterion)}\n of {record}: not {compiled.Matches(record, crm)}");
            }

            compiled.Generate();
            foreach (var record in records)
            {
                Assert.True(
                    naive.Holds(criterion, entity, record) == compiled.Matches(record, crm),
                    $"{CriterionText.Write(criterion)}\n of {record}: not {compiled.Matches(record, crm)} by {(compiled.IsGenerated ? "generated code" : "tests")}");
            }
        }
    }

    private static CompiledCriterion Compile(Criterion criterion, Entity entity, CheckContext context) =>
        SampleCrm.Checker.Check(criterion, entity, context).Compile();

    private static RandomCriteria Random(Random random) => new(SampleCrm.Catalogue, random, new CriteriaSamples());
}
