using Crm.Matching.Normalizing.Phones;
using Crm.Tests.Shared;

namespace Crm.Matching.Tests.Normalizing.Phones;

/// <summary>The published example numbers of 136 regions.</summary>
public sealed class ExampleNumberTests
{
    [SharedDataFact]
    public void Of_617_example_numbers_more_than_99_in_100_are_read_as_dialled_at_home_and_as_E164()
    {
        var lines = File.ReadAllLines(SharedData.File("phone/example_numbers.csv")).Skip(1).Select(l => l.Split(',')).ToArray();
        var wrong = lines.Where(f => Parsed(f[2] + f[4], f[0]) != f[5] || Parsed(f[5], f[0]) != f[5] || Parsed(f[5], null) != f[5]).Select(f => string.Join(' ', f)).ToArray();
        Assert.Equal(617, lines.Length);
        Assert.True(wrong.Length <= lines.Length / 100, string.Join('\n', wrong));
    }

    private static string Parsed(string text, string? region) => PhoneNumbers.TryParse(text, region, out var number) ? number.ToString() : "";
}
