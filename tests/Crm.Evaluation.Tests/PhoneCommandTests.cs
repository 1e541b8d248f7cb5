using Crm.Tests.Shared;

namespace Crm.Evaluation.Tests;

public sealed class PhoneCommandTests : IDisposable
{
    private readonly WorkFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_number_counts_that_comes_out_right_both_ways()
    {
        var file = folder.Write("numbers.csv", ["region,national_prefix,national_number,e164", "GB,0,2079460958,+442079460958", "IT,,0612345678,+390612345678", "GB,0,2079460958,+442079460959", "DE,0,15123456789,4915123456789"]);
        var (json, error) = await WorkFolder.AskAsync("phone", "--csv", file);
        Assert.Equal(["numbers", "correct", "share"], WorkFolder.Names(json));
        Assert.Equal((4, 2, 0.5, ""), (json.GetProperty("numbers").GetInt32(), json.GetProperty("correct").GetInt32(), json.GetProperty("share").GetDouble(), error));

        var (_, table, _) = await Program.RunAsync("phone", "--csv", file);
        Assert.Contains("2 of 4 numbers are right", table, StringComparison.Ordinal);
        Assert.Contains("+442079460959", table, StringComparison.Ordinal);
    }

    [SharedDataFact]
    public async Task Numbers_of_136_regions_are_read()
    {
        var (json, _) = await WorkFolder.AskAsync("phone", "--csv", SharedData.File("phone/example_numbers.csv"));
        Assert.Equal(617, json.GetProperty("numbers").GetInt32());
        Assert.InRange(json.GetProperty("share").GetDouble(), 0.99, 1);
    }

    [Fact]
    public async Task What_is_wrong_is_one_line()
    {
        await WorkFolder.RefusesAsync("none.csv", "phone", "--csv", folder.At("none.csv"));
        await WorkFolder.RefusesAsync("no column 'e164'", "phone", "--csv", folder.Write("other.csv", ["region,national_prefix,national_number", "GB,0,2079460958"]));
        await WorkFolder.RefusesAsync("--csv", "phone");
    }
}
