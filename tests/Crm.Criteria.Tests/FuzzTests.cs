using System.Text;
using System.Text.Json;
using Crm.Tests.Shared;

namespace Crm.Criteria.Tests;

/// <summary>Whatever comes in, what comes out is a tree or a <see cref="CriteriaException"/>.</summary>
public class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "and", " or ", "not", "(", ")", "'", "''", "`", "$", "=", "!=", "<", ">", ">=", "in", "is", "null", " ", "a", "deals", "any", "all", "count", "sum", "(amount)", "amount", "stage", "open", "2017-12-31",
        "2017-12-31T23:00:00Z", "1", "28", ".", ",", "-", "+", "now", "today", "30d", "this", "month", "my", "teams", "me", "true", "\0", "\ud800", "😀", "ß", "contains", "starts", "with", "f(", "closeDate", "99999999999999999999999999999",
    ];

    private static readonly string[] JsonPieces =
    [
        "{", "}", "[", "]", ":", ",", "\"and\"", "\"or\"", "\"not\"", "\"field\"", "\"op\"", "\"value\"", "\"=\"", "\"in\"", "\"a\"", "\"where\"", "\"any\"", "\"count\"", "\"sum\"", "\"of\"", "\"now\"", "\"-1d\"", "1", "-0", "1e400", "null", "true", "\"\\ud800\"", "\"\"", "\"date\"",
    ];

    [Fact]
    public void Any_text() => Law.Holds(20_000, seed =>
    {
        var random = new Random(seed);
        var text = random.Next(3) == 0
            ? new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 128 : 0x10000))])
            : Join(random, Pieces, random.Next(2) == 0 ? " " : "");
        Only(() => Assert.Equal(CriterionText.Write(CriterionText.Parse(text)), CriterionText.Write(CriterionText.Parse(CriterionText.Write(CriterionText.Parse(text))))));
        Only(() => SampleCrm.Checker.Check(text, SampleCrm.Accounts, SampleCrm.Context));
        Only(() => SampleCrm.Checker.CheckTerm(text, SampleCrm.Accounts, FieldUse.Select, SampleCrm.Context));
    });

    [Fact]
    public void A_text_with_a_slip() => Law.Holds(10_000, seed =>
    {
        var random = new Random(seed);
        var text = CriterionText.Write(RandomTrees.Criterion(random)).ToCharArray();
        for (var i = random.Next(3); i >= 0 && text.Length > 0; i--)
        {
            text[random.Next(text.Length)] = "()'`.,$ =!<>-+aZ09\0\ud800"[random.Next(20)];
        }

        Only(() => CriterionText.Parse(new string(text)));
    });

    [Fact]
    public void Any_bytes() => Law.Holds(20_000, seed =>
    {
        var random = new Random(seed);
        var bytes = random.Next(4) switch
        {
            0 => [.. Enumerable.Range(0, random.Next(20)).Select(_ => (byte)random.Next(256))],
            1 => Slip(Encoding.UTF8.GetBytes(CriterionJson.Write(RandomTrees.Criterion(random))), random),
            _ => Encoding.UTF8.GetBytes(Join(random, JsonPieces, "")),
        };
        Only(() => CriterionJson.Read(bytes));
    });

    [Fact]
    public void Any_json_element() => Law.Holds(2_000, seed =>
    {
        var random = new Random(seed);
        try
        {
            using var document = JsonDocument.Parse(Slip(Encoding.UTF8.GetBytes(CriterionJson.Write(RandomTrees.Criterion(random))), random));
            Only(() => CriterionJson.Read(document.RootElement));
        }
        catch (JsonException)
        {
        }
    });

    private static byte[] Slip(byte[] bytes, Random random)
    {
        for (var i = random.Next(3); i >= 0; i--)
        {
            bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)"{}[]:,\"\\a1tfn"[random.Next(13)];
        }

        return bytes;
    }

    private static string Join(Random random, string[] pieces, string between) =>
        string.Join(between, Enumerable.Range(0, random.Next(14)).Select(_ => pieces[random.Next(pieces.Length)]));

    private static void Only(Action action)
    {
        try
        {
            action();
        }
        catch (CriteriaException e)
        {
            Assert.StartsWith("criteria.", e.Code);
        }
    }
}
