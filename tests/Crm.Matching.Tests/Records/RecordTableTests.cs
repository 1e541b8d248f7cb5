using System.IO.Compression;
using Crm.Matching.Records;

namespace Crm.Matching.Tests.Records;

public sealed class RecordTableTests
{
    [Fact]
    public void Objects_and_columns_make_the_same_table()
    {
        var table = RecordTable.From(["Ann", "Bob"], ("name", name => name), ("length", name => name.Length > 2 ? null : "x"));
        Assert.Equal((2, "Bob"), (table.Count, table[1, 0]));
        Assert.Equal(["name", "length"], table.Columns);
        Assert.Equal([null, null], (IEnumerable<string?>)table["length"].ToArray());
        Assert.Equal(["name"], table.Without("length").Columns);
    }

    [Theory]
    [InlineData("a,b\n1,2\n\"x, \"\"y\"\"\nz\",\n")]
    [InlineData("a;b\r\n1;2\r\n\"x, \"\"y\"\"\nz\";\r\n")]
    [InlineData("a\tb\n1\t2\n\"x, \"\"y\"\"\nz\"\t")]
    public void Csv_with_quotes_and_three_delimiters_is_read(string text)
    {
        var table = RecordTable.ReadCsv(new StringReader(text));
        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal(["1", "x, \"y\"\nz"], (IEnumerable<string?>)table["a"].ToArray());
        Assert.Equal(["2", null], (IEnumerable<string?>)table["b"].ToArray());
    }

    [Theory]
    [InlineData("", MatchingErrorCodes.InvalidCsv, "Line 1")]
    [InlineData("a,b\n1,2\n3\n", MatchingErrorCodes.InvalidCsv, "Line 3")]
    [InlineData("a,b\n1,2,3\n", MatchingErrorCodes.InvalidCsv, "Line 2")]
    [InlineData("a,\n1,2\n", MatchingErrorCodes.InvalidCsv, "field 2")]
    [InlineData("a,b\n\"1,2\n", MatchingErrorCodes.InvalidCsv, "Line 2")]
    [InlineData("a,a\n1,2\n", MatchingErrorCodes.DuplicateColumn, "'a'")]
    public void What_is_no_csv_is_refused_with_its_place(string text, string code, string place)
    {
        var refused = Assert.Throws<MatchingException>(() => RecordTable.ReadCsv(new StringReader(text)));
        Assert.Equal(code, refused.Code);
        Assert.Contains(place, refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_packed_file_is_read_and_progress_is_told()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv.gz");
        try
        {
            using (var writer = new StreamWriter(new GZipStream(File.Create(path), CompressionMode.Compress)))
            {
                writer.Write("a,b\n1,2\n");
            }

            var told = new Told<double>();
            Assert.Equal(1, RecordTable.LoadCsv(path, told).Count);
            Assert.Equal(1, told.All[^1]);
            File.WriteAllText(path, "a,b\n1,2\n");
            Assert.Equal(MatchingErrorCodes.UnreadableFile, Assert.Throws<MatchingException>(() => RecordTable.LoadCsv(path)).Code);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Equal(MatchingErrorCodes.UnreadableFile, Code(() => RecordTable.LoadCsv("no/such/file.csv")));
        Assert.Equal(MatchingErrorCodes.LengthMismatch, Code(() => _ = new RecordTable([("a", ["1"]), ("b", [])]).Count));
        Assert.Equal(MatchingErrorCodes.DuplicateColumn, Code(() => _ = new RecordTable([("a", []), ("a", [])]).Count));
        Assert.Equal(MatchingErrorCodes.UnknownColumn, Code(() => new RecordTable([("a", [])]).Without("b")));
        Assert.Equal(MatchingErrorCodes.UnknownColumn, Code(() => _ = new RecordTable([("a", [])])["b"].Length));
        Assert.Throws<OperationCanceledException>(() => RecordTable.ReadCsv(new StringReader("a\n1\n"), new CancellationToken(canceled: true)));

        static string Code(Action action) => Assert.Throws<MatchingException>(action).Code;
    }
}
