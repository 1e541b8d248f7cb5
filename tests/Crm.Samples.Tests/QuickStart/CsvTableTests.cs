using Crm.Samples.QuickStart.Data;

namespace Crm.Samples.Tests.QuickStart;

/// <summary>Files that are not quite CSV: what is broken is told with its line, and never takes its neighbours with it.</summary>
public sealed class CsvTableTests : IDisposable
{
    private readonly string path = Path.Combine(Directory.CreateTempSubdirectory("quick-start").FullName, "table.csv");
    private readonly IssueList issues = new();

    [Fact]
    public void A_quoted_field_may_hold_lines_commas_and_quotes()
    {
        var lines = Read("a,b\n\"x\ny, \"\"z\"\"\",2\n3,4\n");

        Assert.Equal(["x\ny, \"z\"|2@2", "3|4@4"], lines);
        Assert.Empty(issues.All);
    }

    [Theory]
    [InlineData("\uFEFFa,b\r\n1,2\r\n")]
    [InlineData("B,A\n2,1\n")]
    [InlineData("a , b\n 1 ,2 ")]
    [InlineData("a,b,more\n1,2,3\n")]
    [InlineData("a,b\n1,2\n\n\n")]
    public void Marks_order_spaces_further_columns_and_empty_lines_do_no_harm(string text)
    {
        Assert.Equal(["1|2@2"], Read(text));
        Assert.Empty(issues.All);
    }

    [Theory]
    [InlineData("1,2,3", IssueCodes.RejectedRaggedRow)]
    [InlineData("1", IssueCodes.RejectedRaggedRow)]
    [InlineData("1,\"2", IssueCodes.RejectedBrokenCsv)]
    [InlineData("\"1,2", IssueCodes.RejectedBrokenCsv)]
    public void A_broken_row_is_told_and_the_others_stay(string broken, string code)
    {
        var lines = Read($"a,b\n0,0\n{broken}\n5,6\n7,8\n");

        Assert.Equal(["0|0@2", "5|6@4", "7|8@5"], lines);
        Assert.Equal((3, code), (Assert.Single(issues.All).Row, issues.All[0].Code));
    }

    [Fact]
    public void Two_open_quotes_do_not_swallow_what_is_between_them()
    {
        var lines = Read("a,b\n1,\"x\n2,y\n3,\"z\n4,5\n");

        Assert.Equal(["2|y@3", "4|5@5"], lines);
        Assert.Equal([(2, IssueCodes.RejectedBrokenCsv), (4, IssueCodes.RejectedBrokenCsv)], issues.All.Select(i => (i.Row, i.Code)));
    }

    [Fact]
    public void A_stray_quote_is_told_and_the_row_kept()
    {
        Assert.Equal(["1\"x|2@2", "qz|4@3"], Read("a,b\n1\"x,2\n\"q\"z,4\n"));
        Assert.Equal([(2, IssueCodes.BrokenQuotes), (3, IssueCodes.BrokenQuotes)], issues.All.Select(i => (i.Row, i.Code)));
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_told()
    {
        File.WriteAllBytes(path, [.. "a,b\n"u8, 0xFF, (byte)'x', .. ",2\n"u8]);

        Assert.Equal(["\uFFFDx|2@2"], Read());
        Assert.Equal(IssueCodes.BadEncoding, Assert.Single(issues.All).Code);
    }

    [Theory]
    [InlineData("", "table.csv is empty; it should start with the columns a, b.")]
    [InlineData("a,c\n1,2\n", "table.csv has no column b; it has a, c.")]
    public void A_file_that_is_another_is_refused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<DataFileException>(() => Read(text)).Message);

    [Fact]
    public void A_file_that_is_missing_is_refused() =>
        Assert.Equal($"There is no file {path}.", Assert.Throws<DataFileException>(Read).Message);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);

    private List<string> Read(string text)
    {
        File.WriteAllText(path, text);
        return Read();
    }

    private List<string> Read() =>
        [.. CsvTable.Read(path, ["a", "b"], issues).Select(l => $"{l.Text("a", 100)}|{l.Text("b", 100)}@{l.At.Row}")];
}
