using Crm.Tests.Shared;

namespace Crm.Samples.Tests.Readme;

/// <summary>The README shows what is run, to the letter.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_example_in_the_README_is_the_tested_one()
    {
        var root = RepositoryRoot.Path;
        var source = File.ReadAllLines(Path.Combine(root, "tests/Crm.Samples.Tests/Readme/ReadmeExample.cs"));
        var start = Array.FindIndex(source, l => l.Contains("#region readme", StringComparison.Ordinal));
        var end = Array.FindIndex(source, l => l.Contains("#endregion", StringComparison.Ordinal));
        var tested = source[(start + 1)..end].Select(l => l.Length > 8 ? l[8..] : "").ToList();
        var readme = File.ReadAllText(Path.Combine(root, "README.md")).ReplaceLineEndings("\n");
        Assert.Contains(string.Join('\n', tested), readme, StringComparison.Ordinal);
        Assert.InRange(tested.Count, 15, 25);
    }
}
