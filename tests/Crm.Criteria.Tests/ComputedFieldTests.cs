using Crm.Tests.Shared;

namespace Crm.Criteria.Tests;

public class ComputedFieldTests
{
    [Fact]
    public void One_in_a_filter_is_its_expression_written_out() => Law.Holds(2_000, seed =>
    {
        var random = new Random(seed);
        var criteria = new RandomCriteria(SampleCrm.Catalogue, random, new CriteriaSamples());
        var (term, kind) = criteria.NextComputed(SampleCrm.Deals);
        var condition = criteria.Next(SampleCrm.Deals, 3);
        var catalogue = With(("deal", "made", CriterionText.WriteTerm(term)), ("deal", "holds", CriterionText.Write(condition)), ("deal", "again", "coalesce(made, made)"));
        var checker = new CriteriaChecker(catalogue);
        var constant = new CriteriaSamples().Constant(kind, random);
        var comparison = (ComparisonOperator)random.Next(6);
        Assert.Equal(Written(new Comparison(term, comparison, constant)), Checked(new Comparison(Name("made"), comparison, constant)));
        Assert.Equal(Written(new Comparison(new Call("coalesce", [term, term]), comparison, constant)), Checked(new Comparison(Name("again"), comparison, constant)));
        Assert.Equal(Written(new Not(new IsNull(term))), Checked(new Not(new IsNull(Name("made")))));
        if (condition is not Holds { Term: FieldPath })
        {
            Assert.Equal(Written(condition), Checked(new Holds(Name("holds"))));
        }

        var outside = new Quantified(new FieldPath(["deals"]), Quantifier.Any, new Comparison(Name("made"), comparison, constant));
        Assert.Equal(
            Outcome(() => SampleCrm.Checker.Check(outside with { Where = new Comparison(term, comparison, constant) }, SampleCrm.Accounts, SampleCrm.Context)),
            Outcome(() => checker.Check(outside, catalogue["account"], SampleCrm.Context)));

        CheckedCriterion Written(Criterion criterion) => SampleCrm.Checker.Check(criterion, SampleCrm.Deals, SampleCrm.Context);
        CheckedCriterion Checked(Criterion criterion) => checker.Check(criterion, SampleCrm.Deals, SampleCrm.Context);
    });

    [Theory]
    [InlineData("account.open_amount > 5", "account.deals sum(amount, stage = open) > 5")]
    [InlineData("account.rich and isHot", "account.deals sum(amount, stage = open) > 10 and isHot")]
    [InlineData("account.deals any (account.rich)", "account.deals any (account.deals sum(amount, stage = open) > 10)")]
    [InlineData("account.regional", "account.inRegion('x')")]
    [InlineData("round(amount / 2) = 1 and half < 3", "round(amount / 2) = 1 and amount / 2 < 3")]
    public void Paths_lead_to_them(string text, string written)
    {
        var catalogue = With(("account", "open_amount", "deals sum(amount, stage = open)"), ("account", "rich", "open_amount > 10"), ("account", "regional", "inRegion('x')"), ("deal", "half", "amount / 2"));
        catalogue.CheckComputedFields();
        Assert.Equal(SampleCrm.Checker.Check(written, SampleCrm.Deals, SampleCrm.Context), new CriteriaChecker(catalogue).Check(text, SampleCrm.Deals, SampleCrm.Context));
    }

    [Fact]
    public void What_may_not_be_used_makes_them_unknown()
    {
        var catalogue = With(("deal", "half", "amount / 2"), ("deal", "quarter", "half / 2"), ("deal", "one", "priority + 1"));
        var checker = new CriteriaChecker(catalogue);
        var context = SampleCrm.Context with { MayUse = (_, field, _) => field.Name != "amount" };
        var error = Assert.Throws<CriteriaException>(() => checker.Check("quarter > 1", SampleCrm.Deals, context));
        Assert.Equal(("criteria.unknown_field", 0), (error.Code, error.Position));
        Assert.DoesNotContain("half", string.Join(' ', error.Expected), StringComparison.Ordinal);
        Assert.Equal("'deal' has no field 'quarter'.", error.Message);
        Assert.Equal(["one"], checker.UsableComputedFields(context).Select(f => f.Name));
        Assert.Equal("'deal' has no field 'quartr'. Did you mean 'quarter'?", Assert.Throws<CriteriaException>(() => checker.Check("quartr > 1", SampleCrm.Deals, SampleCrm.Context)).Message);
    }

    [Theory]
    [InlineData("itself", "half", "half / 2")]
    [InlineData("itself", "half", "account.deals sum(half)")]
    [InlineData("no field", "half", "amuont / 2")]
    [InlineData("Arithmetic with a text", "half", "title / 2")]
    [InlineData("not given", "half", "$x / 2")]
    public void One_that_is_not_right_is_told_by_name(string why, string name, string expression)
    {
        var error = Assert.Throws<CriteriaException>(() => With(("deal", name, expression)).CheckComputedFields());
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.Contains("'half'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("amount")]
    [InlineData("account")]
    public void A_name_that_is_taken_is_refused(string name) =>
        Assert.Equal("criteria.catalogue", Assert.Throws<CriteriaException>(() => With(("deal", name, "priority"))).Code);

    [Fact]
    public void Expanded_they_stay_within_the_limits()
    {
        var fields = Enumerable.Range(1, 40).Select(i => ("deal", $"f{i}", i == 1 ? "amount + 1" : $"f{i - 1} + f{i - 1}")).ToArray();
        var checker = new CriteriaChecker(With(fields));
        Assert.Equal("criteria.limit", Assert.Throws<CriteriaException>(() => checker.Check("f40 > 1", SampleCrm.Deals, SampleCrm.Context)).Code);
        Assert.Equal("criteria.limit", Assert.Throws<CriteriaException>(() => checker.Check("f14 > 1", SampleCrm.Deals, SampleCrm.Context)).Code);
        checker.Check("f5 > 1", SampleCrm.Deals, SampleCrm.Context);
    }

    private static string Outcome(Func<CheckedCriterion> check)
    {
        try
        {
            return check().ToString();
        }
        catch (CriteriaException e)
        {
            return e.Code;
        }
    }

    private static FieldPath Name(string name) => new([name]);

    private static Catalogue With(params (string Entity, string Name, string Expression)[] fields) =>
        new(SampleCrm.Catalogue.Entities, SampleCrm.Catalogue.Functions.Values, fields.Select(f => new ComputedField(f.Entity, f.Name, f.Expression)));
}
