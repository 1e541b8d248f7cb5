using Crm.Tests.Shared;

namespace Crm.Architecture.Tests;

/// <summary>What is not in the solution is neither built nor tested.</summary>
public sealed class SolutionTests
{
    [Fact]
    public void Solution_holds_every_project()
    {
        var solution = File.ReadAllText(RepositoryRoot.Combine("Crm.sln")).Replace('\\', '/');

        var missing = new[] { "src", "tests", "samples", "benchmarks" }
            .Select(folder => RepositoryRoot.Combine(folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file).Replace('\\', '/'))
            .Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal));

        Violations.None("Missing from Crm.sln (dotnet sln Crm.sln add <project>)", missing);
    }
}
