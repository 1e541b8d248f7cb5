using System.Text.RegularExpressions;
using Crm.Tests.Shared;

namespace Crm.Scoring.Tests;

public partial class FolderTests
{
    [Fact]
    public void Folders_do_not_import_each_other_in_circles()
    {
        var source = RepositoryRoot.Combine("src", "Crm.Scoring");
        var left = Directory.GetDirectories(source).Select(folder => (Name: Path.GetFileName(folder), Imports: Imports(folder))).Where(f => f.Name is not ("bin" or "obj")).ToList();
        while (left.RemoveAll(f => !left.Exists(other => other.Name != f.Name && f.Imports.Contains(other.Name))) > 0)
        {
        }

        Assert.Empty(left.Select(f => $"{f.Name}: {string.Join(", ", f.Imports.Where(i => left.Exists(other => other.Name == i)))}"));
    }

    private static HashSet<string> Imports(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).SelectMany(File.ReadLines).Select(line => Import().Match(line)).Where(m => m.Success).Select(m => m.Groups["folder"].Value)];

    [GeneratedRegex(@"^using Crm\.Scoring\.(?<folder>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Import();
}
