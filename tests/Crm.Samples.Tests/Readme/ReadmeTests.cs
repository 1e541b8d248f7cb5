using Crm.Tests.Shared;

namespace Crm.Samples.Tests.Readme;

/// <summary>The README shows what is run, to the letter.</summary>
public sealed class ReadmeTests
{
    [Theory]
    [InlineData("ReadmeExample.cs", 15, 25)]
    [InlineData("DayExample.cs", 8, 15)]
    [InlineData("InsightsExample.cs", 8, 15)]
    public void The_examples_in_the_README_are_the_tested_ones(string file, int least, int most)
    {
        var root = RepositoryRoot.Path;
        var source = File.ReadAllLines(Path.Combine(root, "tests/Crm.Samples.Tests/Readme", file));
        var start = Array.FindIndex(source, l => l.Contains("#region readme", StringComparison.Ordinal));
        var end = Array.FindIndex(source, l => l.Contains("#endregion", StringComparison.Ordinal));
        var tested = source[(start + 1)..end].Select(l => l.Length > 8 ? l[8..] : "").ToList();
        var readme = File.ReadAllText(Path.Combine(root, "README.md")).ReplaceLineEndings("\n");
        Assert.Contains(string.Join('\n', tested), readme, StringComparison.Ordinal);
        Assert.InRange(tested.Count, least, most);
    }
}
