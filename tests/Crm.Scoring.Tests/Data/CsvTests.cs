using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Crm.Scoring.Data;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Scoring.Tests.Data;

public class CsvTests
{
    [Theory]
    [InlineData("a,b\n1,x\n2,y\n")]
    [InlineData("a;b\r\n1;x\r\n2;y")]
    [InlineData("a\tb\r1\tx\r2\ty\r")]
    [InlineData("a,b\r\n1,x\r\n  \r\n2,y\r\n\r\n \t\r\n")]
    [InlineData("\uFEFFa , b\n\n 1 , x \n\n\"2\",\"y\" \n\n")]
    public void Delimiter_line_ends_and_blanks_are_recognised(string text)
    {
        var data = Csv.Read(new StreamReader(new MemoryStream(Encoding.UTF8.GetBytes(text))));
        Assert.Equal([1, 2], data["a"].Values.ToArray());
        Assert.Equal(["x", "y"], data["b"].Levels.AsEnumerable());
    }

    [Fact]
    public void Quoted_fields_hold_delimiters_quotes_and_line_breaks()
    {
        var data = Read("note,n\n\"a, \"\"b\"\"\r\nc\",1\nd,2\n");
        Assert.Equal(["a, \"b\"\r\nc", "d"], data["note"].Levels.AsEnumerable());
    }

    [Theory]
    [InlineData("yes|no|YES", ColumnKind.Boolean)]
    [InlineData("no|no", ColumnKind.Boolean)]
    [InlineData("0|1|NA", ColumnKind.Boolean)]
    [InlineData("0|0", ColumnKind.Count)]
    [InlineData("yes|false", ColumnKind.Categorical)]
    [InlineData("0|1|2|null", ColumnKind.Count)]
    [InlineData("-1|1", ColumnKind.Numeric)]
    [InlineData("1e3|1.5", ColumnKind.Numeric)]
    [InlineData("1,5|2", ColumnKind.Numeric)]
    [InlineData("1,5|2.5", ColumnKind.Categorical)]
    [InlineData("0123|12", ColumnKind.Categorical)]
    [InlineData("1|x", ColumnKind.Categorical)]
    [InlineData("N/A|nan", ColumnKind.Numeric)]
    [InlineData("1.5|?|\\N|<NA>|#N/A|-2", ColumnKind.Numeric)]
    public void Kinds_are_inferred(string values, ColumnKind kind) => Assert.Equal(kind, Read("a;b\n" + string.Concat(values.Split('|').Select(v => v + ";\n")))["a"].Kind);

    [Fact]
    public void A_kind_may_be_given() =>
        Assert.Equal(["1", "2"], Read("a\n1\n2\n", new() { Kinds = ImmutableDictionary<string, ColumnKind>.Empty.Add("a", ColumnKind.Categorical) })["a"].Levels.AsEnumerable());

    [Theory]
    [InlineData("", ScoringErrorCodes.InvalidCsv, "Line 1, column 1")]
    [InlineData("a,b\n1\n", ScoringErrorCodes.InvalidCsv, "Line 2: there are 1 fields")]
    [InlineData("a,b\n1,2\n3,\"x\n", ScoringErrorCodes.InvalidCsv, "Line 3, column 3")]
    [InlineData("a,b\n1,x\"y\"\n", ScoringErrorCodes.InvalidCsv, "Line 2, column 4")]
    [InlineData("a,b\n1,\"x\"y\n", ScoringErrorCodes.InvalidCsv, "Line 2, column 6")]
    [InlineData("a,\n1,2\n", ScoringErrorCodes.InvalidCsv, "Line 1, field 2")]
    [InlineData("a,a\n1,2\n", ScoringErrorCodes.DuplicateColumn, "'a'")]
    [InlineData("a,b\n1.5,2\n\n1e999,2\n", ScoringErrorCodes.InvalidValue, "Line 4, column 'a'")]
    public void What_is_wrong_is_told_with_its_place(string text, string code, string place)
    {
        var refused = Assert.Throws<ScoringException>(() => Read(text));
        Assert.Equal(code, refused.Code);
        Assert.Contains(place, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_may_be_packed_and_must_exist()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv.gz");
        Assert.Equal(ScoringErrorCodes.UnreadableFile, Assert.Throws<ScoringException>(() => Csv.Load(path)).Code);
        try
        {
            using (var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest))
            {
                packed.Write("a,b\n1,2\n"u8);
            }

            Assert.Equal(1, Csv.Load(path).Rows);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Whatever_texts_are_written_come_back()
    {
        var texts = Gen.Elements('a', ',', '"', '\n', '\r', ';', 'é', '\t').ArrayOf().Select(c => "x" + new string(c) + "x");
        Prop.ForAll(texts.NonEmptyListOf().ToArbitrary(), list =>
        {
            var csv = "text,n\n" + string.Concat(list.Select(t => '"' + t.Replace("\"", "\"\"", StringComparison.Ordinal) + "\",1\n"));
            var column = Read(csv, new() { Delimiter = ',' })["text"];
            return Enumerable.Range(0, list.Count).All(i => column.Text(i) == list[i]);
        }).Holds();
    }

    [Fact]
    public void The_target_is_taken_from_a_column()
    {
        var data = Read("y,z,x,w\nyes,2,a,1\nno,3,b,2\n");
        Assert.Equal([true, false], data.WithTargetFrom("y", "yes").Target.ToArray());
        Assert.Equal([false, true], data.WithTargetFrom("y", "0").Target.ToArray());
        Assert.Equal([false, true], data.WithTargetFrom("z", "3").WithWeightsFrom("w").Target.ToArray());
        Assert.Equal([1, 2], data.WithWeightsFrom("w").Weights.ToArray());
        Assert.Equal(["y", "z", "w"], data.WithTargetFrom("x", "b").Columns.Select(c => c.Name));
        Assert.Contains("'a', 'b'", Assert.Throws<ScoringException>(() => data.WithTargetFrom("x", "c")).Message, StringComparison.Ordinal);
        Assert.Contains("'1'", Assert.Throws<ScoringException>(() => data.WithTargetFrom("y", "2")).Message, StringComparison.Ordinal);
        Assert.Contains("0 rows", Assert.Throws<ScoringException>(() => Read("y,x\n").WithTargetFrom("y", "1")).Message, StringComparison.Ordinal);
        Assert.Equal(ScoringErrorCodes.InvalidValue, Assert.Throws<ScoringException>(() => Read("y,x\n1,1\nNA,2\n").WithTargetFrom("y", "1")).Code);
    }

    [SharedDataFact]
    public void Real_files_have_the_rows_and_kinds_that_are_published()
    {
        var bank = Csv.Load(SharedData.File("scoring/bank_full.csv.gz")).WithTargetFrom("y", "yes");
        Assert.Equal((45211, 16, 5289), (bank.Rows, bank.Columns.Length, bank.Target.ToArray().Count(t => t)));
        Assert.Equal(6, bank.Columns.Count(c => c.Kind == ColumnKind.Categorical));
        Assert.Equal(3, bank.Columns.Count(c => c.Kind == ColumnKind.Boolean));
        Assert.Equal(ColumnKind.Numeric, bank["balance"].Kind);
    }

    private static DataSet Read(string text, CsvOptions? options = null) => Csv.Read(new StringReader(text), options);
}
