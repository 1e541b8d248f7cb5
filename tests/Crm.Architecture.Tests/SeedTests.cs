using Crm.Tests.Shared;

namespace Crm.Architecture.Tests;

/// <summary>Every run of the tests draws the same.</summary>
public sealed class SeedTests
{
    [Fact]
    public void Laws_are_checked_by_the_one_that_gives_the_seed()
    {
        string[] own = ["QuickCheck", "VerboseCheck", "QuickThrow", "VerboseThrow", "Config.Quick", "Config.Verbose", "Config.Default"];
        var files = Directory.EnumerateFiles(RepositoryRoot.Combine("tests"), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file).Replace('\\', '/'))
            .Where(file => file is not ("tests/Shared/Law.cs" or "tests/Crm.Architecture.Tests/SeedTests.cs") && !file.Split('/').Any(part => part is "bin" or "obj"))
            .Where(file => File.ReadAllText(RepositoryRoot.Combine(file)) is var text && Array.Exists(own, name => text.Contains(name, StringComparison.Ordinal)));

        Violations.None("Draws anew at each run; it says .Holds() of tests/Shared/Law.cs", files);
    }
}
