using Crm.Data;
using Crm.Tests.Shared;

namespace Crm.Tests.Data;

public sealed class CsvRecordsTests
{
    [Fact]
    public void Fields_are_as_they_stand_and_say_whether_they_were_quoted()
    {
        var records = Of("a,\" b \",\"\",,\"c\"\"d\"\r\n\r\n\n\"l1\r\nl2\rl3\nl4\",x\rlast");
        Assert.True(records.Read());
        Assert.Equal(["a", " b ", "", "", "c\"d"], Fields(records));
        Assert.Equal([false, true, true, false, true], Enumerable.Range(0, 5).Select(records.IsQuoted));
        Assert.True(records.Read());
        Assert.Equal((4, "l1\r\nl2\rl3\nl4"), (records.Line, records[0].ToString()));
        Assert.True(records.Read());
        Assert.Equal((8, "last"), (records.Line, records[0].ToString()));
        Assert.False(records.Read());
    }

    [Theory]
    [InlineData("a\nb,\"c\nd\ne", "Line 2", "quote")]
    [InlineData("a\nb\"c", "Line 2", "quote")]
    [InlineData("\"a\"b", "Line 1", "quote")]
    public void What_is_no_csv_is_refused_at_its_line(string text, string line, string code)
    {
        var error = Assert.Throws<CrmException>(() => All(text));
        Assert.Equal((CrmErrors.Invalid, code), (error.Code, error.Fields[0].Code));
        Assert.StartsWith(line, error.Fields[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x", "too_long")]
    [InlineData(",", "too_many_columns")]
    [InlineData("\"\n", "too_long")]
    public void A_line_of_a_gigabyte_and_a_million_columns_cost_no_memory(string part, string code)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var records = new CsvRecords(new Endless(part), ',');
        var error = Assert.Throws<CrmException>(() =>
        {
            while (records.Read())
            {
            }
        });
        Assert.Equal(code, error.Fields[0].Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 12_000_000);
    }

    [Fact]
    public void What_is_written_to_the_letter_is_read_so_wherever_the_buffer_ends() => Law.Holds(60, seed =>
    {
        var random = new Random(seed);
        string[] parts = ["", "\"", ",", "\r\n", "\n", "\r", "a", "é𝒜", " ", new string('x', random.Next(40_000))];
        var rows = Enumerable.Range(0, random.Next(1, 20)).Select(_ => Enumerable.Range(0, 4).Select(_ => random.Next(6) == 0 ? null : string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => parts[random.Next(parts.Length)]))).Prepend("1").ToArray()).ToList();
        var text = new StringWriter();
        rows.ForEach(new CsvWriter(text, isLossless: true).Write);
        var records = new CsvRecords(new Dribbling(text.ToString(), random), ',');
        foreach (var row in rows)
        {
            Assert.True(records.Read());
            Assert.Equal(row, Enumerable.Range(0, records.Count).Select(i => records[i].IsEmpty && !records.IsQuoted(i) ? null : records[i].ToString()));
        }

        Assert.False(records.Read());
    });

    [Fact]
    public void Whatever_the_text_it_is_read_as_one_character_after_the_other_would_be() => Law.Holds(400, seed =>
    {
        var random = new Random(seed);
        var delimiter = ",;\t\u00FF\u2502"[random.Next(5)];
        string[] parts = ["\"", "\"\"", $"{delimiter}", $"{delimiter}", "\r\n", "\n", "\r", "a", "\u2502\u00FF\u0002,", "\u222C", new string('x', random.Next(80))];
        var quotes = random.Next(3);
        var text = string.Concat(Enumerable.Range(0, random.Next(400)).Select(_ => parts[random.Next(quotes == 0 ? 2 : 0, parts.Length)]));
        if (quotes == 1)
        {
            text = string.Join(delimiter, text.Split(delimiter).Select(f => random.Next(3) == 0 ? f.Replace("\"", "", StringComparison.Ordinal) : $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
        }

        var read = new List<string>();
        var records = new CsvRecords(random.Next(2) == 0 ? new StringReader(text) : new Dribbling(text, random), delimiter);
        try
        {
            while (records.Read())
            {
                read.Add($"{records.Line}: {string.Join('|', Enumerable.Range(0, records.Count).Select(i => (records.IsQuoted(i) ? "q" : "p") + records[i].ToString()))}");
            }
        }
        catch (CrmException e)
        {
            read.Add(e.Fields[0].Message.Split(':')[0]);
        }

        Assert.Equal(CsvByCharacter.Read(text, delimiter), read);
    });

    private static CsvRecords Of(string text) => new(new StringReader(text), ',');

    private static string[] Fields(CsvRecords records) => [.. Enumerable.Range(0, records.Count).Select(i => records[i].ToString())];

    private static void All(string text)
    {
        var records = Of(text);
        while (records.Read())
        {
        }
    }

    /// <summary>A text without end.</summary>
    private sealed class Endless(string part) : TextReader
    {
        public override int Read(Span<char> buffer)
        {
            for (var i = 0; i < buffer.Length; i++)
            {
                buffer[i] = part[i == 0 && part.Length > 1 ? 0 : part.Length - 1];
            }

            return buffer.Length;
        }
    }

    /// <summary>Gives a few characters at a time.</summary>
    private sealed class Dribbling(string text, Random random) : TextReader
    {
        private int place;

        public override int Read(Span<char> buffer)
        {
            var count = Math.Min(Math.Min(buffer.Length, text.Length - place), random.Next(2) == 0 ? 1 + random.Next(10) : 20_000);
            text.AsSpan(place, count).CopyTo(buffer);
            place += count;
            return count;
        }
    }
}
