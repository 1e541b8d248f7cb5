namespace Crm.Architecture.Tests;

/// <summary>What every package brings along.</summary>
public sealed class PackageFileTests
{
    [Theory]
    [MemberData(nameof(Package.Names), MemberType = typeof(Package))]
    public void Readme_is_titled_with_the_package(string name)
    {
        var readme = Path.Combine(Package.Get(name).Folder, "README.md");

        Assert.True(File.Exists(readme), $"{readme} is missing.");
        Assert.Equal($"# {name}", File.ReadLines(readme).FirstOrDefault());
    }

    [Theory]
    [MemberData(nameof(Package.Names), MemberType = typeof(Package))]
    public void Project_has_a_description(string name) =>
        Assert.False(string.IsNullOrWhiteSpace(Package.Get(name).Property("Description")), $"{name} has no Description.");

    [Theory]
    [MemberData(nameof(Package.Names), MemberType = typeof(Package))]
    public void Engine_is_compatible_with_ahead_of_time_compilation(string name)
    {
        var package = Package.Get(name);

        Assert.True(!package.Rule.IsEngine || package.Property("IsAotCompatible") == "true", $"{name} does not set IsAotCompatible.");
    }
}
