using System.Reflection;
using System.Xml.Linq;
using Crm.Tests.Shared;

namespace Crm.Architecture.Tests;

/// <summary>A package as it lies in the tree: a folder under <c>src</c> with a project file, and the assembly built from it.</summary>
internal sealed class Package
{
    private readonly Lazy<XDocument> _project;

    private Package(string projectFile)
    {
        Name = Path.GetFileNameWithoutExtension(projectFile);
        Folder = Path.GetDirectoryName(projectFile)!;
        _project = new(() => XDocument.Load(projectFile));
    }

    public static string SourceFolder { get; } = RepositoryRoot.Combine("src");

    public static IReadOnlyList<Package> All { get; } =
    [
        .. Directory.EnumerateDirectories(SourceFolder)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
            .Order(StringComparer.Ordinal)
            .Select(file => new Package(file)),
    ];

    /// <summary>One row a package, for theories. Without any package the theories fail for want of data.</summary>
    public static TheoryData<string> Names { get; } = [.. All.Select(p => p.Name)];

    public string Name { get; }

    public string Folder { get; }

    public Assembly Assembly => Assembly.Load(new AssemblyName(Name));

    public PackageRule Rule =>
        PackageRules.Find(Name)
        ?? throw new InvalidOperationException($"{Name} is missing from {nameof(PackageRules)}: add a line that says what it may know.");

    public static Package Get(string name) => All.Single(p => p.Name == name);

    public static bool IsOurs(Assembly assembly) => All.Any(p => p.Name == assembly.GetName().Name);

    /// <summary>What the <c>Include</c> of every item of a kind says.</summary>
    public IEnumerable<string> Items(string kind) =>
        _project.Value.Descendants(kind).Select(e => e.Attribute("Include")?.Value).OfType<string>();

    public string? Property(string name) => _project.Value.Descendants(name).LastOrDefault()?.Value;
}
