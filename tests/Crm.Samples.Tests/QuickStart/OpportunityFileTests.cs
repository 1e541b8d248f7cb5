using Crm.Samples.QuickStart.Data;
using NodaTime;

namespace Crm.Samples.Tests.QuickStart;

/// <summary>Traps in the pipeline: each a code, its row kept as far as it can be.</summary>
public sealed class OpportunityFileTests : IDisposable
{
    private readonly DataFolder folder = new();

    [Fact]
    public void A_row_that_is_right_has_no_issue()
    {
        var data = folder.Read();

        Assert.Empty(data.Issues);
        Assert.Equal(
            new OpportunityRow(new("sales_pipeline.csv", 2), "D1", DealStages.Won)
            {
                Agent = "Anna Snelling",
                Product = "GTX Pro",
                Account = "Alpha",
                EngageDate = new LocalDate(2017, 1, 10),
                CloseDate = new LocalDate(2017, 2, 20),
                CloseValue = 4500,
            },
            Assert.Single(data.Opportunities));
    }

    [Theory]
    [InlineData("GTXPro")]
    [InlineData("gtx pro")]
    [InlineData("G T X Pro")]
    public void A_product_spelt_otherwise_is_found(string product)
    {
        var data = folder.Deals($"D1,Anna Snelling,{product},Alpha,Engaging,2017-01-10,,").Read();

        Assert.Equal("GTX Pro", Assert.Single(data.Opportunities).Product);
        Assert.Equal((IssueCodes.ProductAlias, 2), Issue(data));
    }

    [Fact]
    public void A_spelling_that_could_mean_two_products_means_none()
    {
        folder.Write("products.csv", "product,series,sales_price", "GTX Pro,GTX,1", "GT XPro,GTX,2").Deals("D1,Anna Snelling,GTXPro,Alpha,Engaging,2017-01-10,,");

        var data = folder.Read();

        Assert.Null(Assert.Single(data.Opportunities).Product);
        Assert.Equal((IssueCodes.UnknownProduct, 2), Issue(data));
    }

    [Theory]
    [InlineData("D1,Anna Snelling,GTX Pro,,Engaging,2017-01-10,,", IssueCodes.AccountMissing)]
    [InlineData("D1,Anna Snelling,GTX Pro,Gamma,Engaging,2017-01-10,,", IssueCodes.UnknownAccount)]
    [InlineData("D1,Nobody Known,GTX Pro,Alpha,Engaging,2017-01-10,,", IssueCodes.UnknownAgent)]
    [InlineData("D1,,GTX Pro,Alpha,Engaging,2017-01-10,,", IssueCodes.AgentMissing)]
    [InlineData("D1,Anna Snelling,,Alpha,Engaging,2017-01-10,,", IssueCodes.ProductMissing)]
    [InlineData("D1,Anna Snelling,Else,Alpha,Engaging,2017-01-10,,", IssueCodes.UnknownProduct)]
    [InlineData("D1,Anna Snelling,GTX Pro,Alpha,Prospecting,,,", IssueCodes.Undated)]
    [InlineData("D1,Anna Snelling,GTX Pro,Alpha,Prospecting,2017-01-10,,", IssueCodes.EngagedProspect)]
    [InlineData("D1,Anna Snelling,GTX Pro,Alpha,Won,2017-01-10,,5", IssueCodes.Undated)]
    [InlineData("D1,Anna Snelling,GTX Pro,Alpha,Won,2017-01-10,2017-01-09,5", IssueCodes.CloseBeforeEngage)]
    [InlineData("D1,Anna Snelling,GTX Pro,Alpha,Won,2017-01-10,2017-01-19,", IssueCodes.ValueMissing)]
    [InlineData("D1,Anna Snelling,GTX Pro,Alpha,Engaging,2017-01-10,2018-01-19,77", IssueCodes.ExpectedClose)]
    [InlineData("D1,Anna Snelling,GTX Pro,Alpha,Won,2017-01-10,2020-01-02,5", IssueCodes.FutureDate)]
    [InlineData("D1,Anna Snelling,GTX Pro,Alpha,Engaging,2020-01-02,,", IssueCodes.FutureDate)]
    [InlineData("D1,Anna Snelling,GTX Pro,Alpha,Lost,10/01/2017,2017-01-19,0", IssueCodes.BadDate)]
    [InlineData("D1,Anna Snelling,GTX Pro,Alpha,Lost,2017-02-30,2017-03-19,0", IssueCodes.BadDate)]
    [InlineData("D1,Anna Snelling,GTX Pro,Alpha,Lost,2017-01-10,2017-01-19,1.2.3", IssueCodes.BadNumber)]
    [InlineData("D1,Anna Snelling,GTX Pro,Alpha,Lost,2017-01-10,2017-01-19,1e3", IssueCodes.BadNumber)]
    [InlineData("D1,Anna Snelling,GTX Pro,Alpha,Lost,2017-01-10,2017-01-19,0.00001", IssueCodes.BadNumber)]
    [InlineData("D1,Anna Snelling,GTX Pro,Alpha,Lost,2017-01-10,2017-01-19,99999999999999999999999999999999", IssueCodes.BadNumber)]
    [InlineData("D1,Anna Snelling,GTX Pro,Al\0pha,Lost,2017-01-10,2017-01-19,0", IssueCodes.BadText)]
    public void A_trap_is_told_and_its_row_kept(string row, string code)
    {
        var data = folder.Deals(row).Read();

        Assert.Single(data.Opportunities);
        Assert.Contains(data.Issues, i => i.Code == code && i is { Row: 2, File: "sales_pipeline.csv" });
        Assert.DoesNotContain(data.Issues, i => i.IsRejection);
    }

    [Theory]
    [InlineData("D9,Anna Snelling,GTX Pro,Alpha,Dreaming,2017-01-10,,", IssueCodes.RejectedUnknownStage)]
    [InlineData("D9,Anna Snelling,GTX Pro,Alpha,,2017-01-10,,", IssueCodes.RejectedUnknownStage)]
    [InlineData(",Anna Snelling,GTX Pro,Alpha,Won,2017-01-10,2017-02-01,5", IssueCodes.RejectedMissingId)]
    [InlineData("D\09,Anna Snelling,GTX Pro,Alpha,Won,2017-01-10,2017-02-01,5", IssueCodes.RejectedBadId)]
    [InlineData("D1,Anna Snelling,GTX Pro,Alpha,Won,2017-01-10,2017-02-01,5", IssueCodes.RejectedDuplicateId)]
    public void A_row_that_cannot_be_imported_is_told(string row, string code)
    {
        var data = folder.Deals("D1,Anna Snelling,GTX Pro,Alpha,Lost,2017-01-10,2017-01-19,0", row).Read();

        Assert.Equal("D1", Assert.Single(data.Opportunities).Id);
        Assert.Equal((code, 3), Issue(data));
    }

    [Fact]
    public void An_id_that_was_rejected_is_free()
    {
        var data = folder.Deals("D1,Anna Snelling,GTX Pro,Alpha,Dreaming,,,", "D1,Anna Snelling,GTX Pro,Alpha,Lost,2017-01-10,2017-01-19,0").Read();

        Assert.Equal(3, Assert.Single(data.Opportunities).At.Row);
    }

    [Fact]
    public void An_id_that_is_too_long_is_rejected()
    {
        var data = folder.Deals(new string('x', 101) + ",Anna Snelling,GTX Pro,Alpha,Lost,2017-01-10,2017-01-19,0").Read();

        Assert.Empty(data.Opportunities);
        Assert.Equal((IssueCodes.RejectedBadId, 2), Issue(data));
    }

    [Fact]
    public void The_extract_is_of_the_last_day_anything_happened()
    {
        var data = folder.Deals("D1,Anna Snelling,GTX Pro,Alpha,Engaging,2017-01-10,2017-06-30,", "D2,Carl Lin,GTX Pro,Alpha,Lost,2016-12-10,2017-01-09,0").Read();

        Assert.Equal(new LocalDate(2017, 1, 10), data.ExtractDate);
    }

    [Fact]
    public void An_extract_without_any_date_is_of_today() =>
        Assert.Equal(new LocalDate(2020, 1, 1), folder.Deals("D1,Anna Snelling,GTX Pro,Alpha,Prospecting,,,").Read().ExtractDate);

    [Fact]
    public void Further_columns_tell_of_sources_and_first_dates()
    {
        folder.Write("sales_pipeline.csv", DataFolder.OpportunityHeader + ",source,prospect_date", "D1,Anna Snelling,GTX Pro,Alpha,Engaging,2017-01-10,,,Referral,2016-12-24");

        var row = Assert.Single(folder.Read().Opportunities);

        Assert.Equal(("Referral", new LocalDate(2016, 12, 24)), (row.Source, row.ProspectDate));
    }

    public void Dispose() => folder.Dispose();

    private static (string Code, int Row) Issue(SalesData data)
    {
        var issue = Assert.Single(data.Issues);
        return (issue.Code, issue.Row);
    }
}
