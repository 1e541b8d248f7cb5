using Crm.Samples.QuickStart.Data;

namespace Crm.Samples.Tests.QuickStart;

public sealed class AccountFileTests : IDisposable
{
    private const string Header = "account,sector,year_established,revenue,employees,office_location,subsidiary_of";

    private readonly DataFolder folder = new();

    [Fact]
    public void Columns_are_read_and_misspelt_sectors_left_as_they_are()
    {
        var account = folder.Read().Accounts.First(a => a.Name == "Alpha");

        Assert.Equal(("technolgy", 1996L, 1_100_040_000m, 2822L, "United States", null), (account.Sector, account.Established, account.Revenue, account.Employees, account.Country, account.Parent));
    }

    [Fact]
    public void Parents_come_before_their_subsidiaries()
    {
        folder.Write("accounts.csv", Header, "C,,,,,,B", "B,,,,,,A", "A,,,,,,", "D,,,,,,B");

        Assert.Equal(["A", "B", "C", "D"], folder.Read().Accounts.Select(a => a.Name));
    }

    [Fact]
    public void A_parent_that_does_not_exist_is_told()
    {
        var data = folder.Write("accounts.csv", Header, "Alpha,,,,,,Nowhere").Read();

        Assert.Null(Assert.Single(data.Accounts).Parent);
        Assert.Equal([(IssueCodes.UnknownParent, 2)], Codes(data));
    }

    [Fact]
    public void A_circle_is_opened_and_told()
    {
        var data = folder.Write("accounts.csv", Header, "Alpha,,,,,,C", "B,,,,,,Alpha", "C,,,,,,B", "E,,,,,,E").Read();

        Assert.Equal(4, data.Accounts.Count);
        Assert.Equal(2, data.Accounts.Count(a => a.Parent is null));
        Assert.Equal([(IssueCodes.ParentCycle, 3), (IssueCodes.ParentCycle, 5)], Codes(data));
    }

    [Theory]
    [InlineData("Beta,,then,,,,", IssueCodes.BadNumber)]
    [InlineData("Beta,,,much,,,", IssueCodes.BadNumber)]
    [InlineData("Beta,,,,12.5,,", IssueCodes.BadNumber)]
    [InlineData("Alpha,,,,,,", IssueCodes.RejectedDuplicateId)]
    [InlineData(",,,,,,", IssueCodes.RejectedMissingId)]
    public void A_trap_is_told(string row, string code) =>
        Assert.Equal([(code, 3)], Codes(folder.Write("accounts.csv", Header, "Alpha,,,,,,", row).Read()));

    [Fact]
    public void A_text_that_is_too_long_is_told_and_left_out()
    {
        var data = folder.Write("accounts.csv", Header, $"Alpha,{new string('x', 101)},,,,,").Read();

        Assert.Null(Assert.Single(data.Accounts).Sector);
        Assert.Equal([(IssueCodes.TooLong, 2)], Codes(data));
    }

    [Fact]
    public void Agents_without_manager_or_office_are_told()
    {
        var data = folder.Write("sales_teams.csv", "sales_agent,manager,regional_office", "Anna Snelling,,", "Anna Snelling,x,y").Read();

        Assert.Single(data.Agents);
        Assert.Equal([(IssueCodes.ManagerMissing, 2), (IssueCodes.OfficeMissing, 2), (IssueCodes.RejectedDuplicateId, 3)], Codes(data));
    }

    public void Dispose() => folder.Dispose();

    private static IEnumerable<(string Code, int Row)> Codes(SalesData data) => data.Issues.Select(i => (i.Code, i.Row));
}
