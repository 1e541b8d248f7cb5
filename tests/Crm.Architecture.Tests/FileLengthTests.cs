namespace Crm.Architecture.Tests;

/// <summary>Small files: what needs more lines than this is more than one thing, or has a reason below.</summary>
public sealed class FileLengthTests
{
    private const int Limit = 400;

    /// <summary>Longer files, by path under <c>src</c>, each with its reason.</summary>
    private static readonly Dictionary<string, string> Exemptions = new(StringComparer.Ordinal);

    [Fact]
    public void Files_are_short()
    {
        var files = SourceFiles().ToList();

        Assert.NotEmpty(files);
        Violations.None($"Longer than {Limit} lines", files.Where(IsLong).Except(Exemptions.Keys, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_exemption_is_still_needed() =>
        Violations.None("No longer needs its exemption", Exemptions.Keys.Except(SourceFiles().Where(IsLong), StringComparer.Ordinal));

    private static IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(Package.SourceFolder, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Package.SourceFolder, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "Migrations"));

    private static bool IsLong(string file) => File.ReadLines(Path.Combine(Package.SourceFolder, file)).Count() > Limit;
}
