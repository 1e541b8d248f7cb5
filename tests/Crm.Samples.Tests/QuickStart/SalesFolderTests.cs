using Crm.Samples.QuickStart.Data;
using Crm.Samples.QuickStart.Deals;
using Crm.Tests.Shared;
using NodaTime;

namespace Crm.Samples.Tests.QuickStart;

/// <summary>The data set whose figures are published: every row is read, every trap told.</summary>
public sealed class SalesFolderTests
{
    private static readonly LocalDate Today = new(2020, 1, 1);

    [SharedDataFact]
    public void Every_row_is_read()
    {
        var data = Read();

        Assert.Equal((85, 7, 35, 8_800), (data.Accounts.Count, data.Products.Count, data.Agents.Count, data.Opportunities.Count));
        Assert.Equal(new LocalDate(2017, 12, 31), data.ExtractDate);
    }

    [SharedDataFact]
    public void Every_trap_is_told()
    {
        var issues = Read().Issues.GroupBy(i => (i.File, i.Code)).ToDictionary(g => g.Key, g => g.Count());

        Assert.Equal(
            new()
            {
                [("sales_pipeline.csv", IssueCodes.ProductAlias)] = 1_480,
                [("sales_pipeline.csv", IssueCodes.AccountMissing)] = 1_425,
                [("sales_pipeline.csv", IssueCodes.Undated)] = 500,
            },
            issues);
    }

    [SharedDataFact]
    public void Known_by_the_end_of_September_2017()
    {
        var data = Read();

        var stages = data.Opportunities
            .Select(o => DealTimeline.Of(o, data.ExtractDate).LastOrDefault(s => s.On <= new LocalDate(2017, 9, 30))?.Stage)
            .OfType<string>().GroupBy(s => s).ToDictionary(g => g.Key, g => g.Count());

        Assert.Equal(new() { ["won"] = 3_042, ["lost"] = 1_684, ["engaging"] = 2_409 }, stages);
    }

    [Theory]
    [InlineData("accounts.csv")]
    [InlineData("products.csv")]
    [InlineData("sales_teams.csv")]
    [InlineData("sales_pipeline.csv")]
    public void A_missing_file_is_named(string file)
    {
        using var folder = new DataFolder();
        folder.Delete(file);

        Assert.Contains(file, Assert.Throws<DataFileException>(folder.Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_is_named() =>
        Assert.Equal("There is no folder nowhere.", Assert.Throws<DataFileException>(() => SalesFolder.Read("nowhere", Today)).Message);

    private static SalesData Read() =>
        SalesFolder.Read(Path.GetDirectoryName(SharedData.File("pipeline/crm_sales_opportunities/sales_pipeline.csv"))!, Today);
}
