using System.Reflection;

namespace Crm.Architecture.Tests;

/// <summary>References point downward only.</summary>
public sealed class ReferenceTests
{
    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    [Theory]
    [MemberData(nameof(Package.Names), MemberType = typeof(Package))]
    public void Project_references_only_what_its_rule_allows(string name)
    {
        var package = Package.Get(name);
        var rule = package.Rule;

        var projects = package.Items("ProjectReference")
            .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
            .Where(project => !rule.MayUsePackage(project));
        var others = package.Items("PackageReference")
            .Concat(package.Items("FrameworkReference"))
            .Where(other => !rule.MayUseOther(other));

        Violations.None($"{name} may not reference (see {nameof(PackageRules)})", projects.Concat(others));
    }

    [Theory]
    [MemberData(nameof(Package.Names), MemberType = typeof(Package))]
    public void Assembly_references_only_what_its_rule_allows(string name)
    {
        var package = Package.Get(name);

        Violations.None($"{name} may not use (see {nameof(PackageRules)})", Forbidden(package.Assembly, package.Rule));
    }

    [Fact]
    public void A_forbidden_assembly_is_found()
    {
        var rule = new PackageRule("Crm.Architecture.Tests", [], [], "none");

        Assert.Contains("xunit.core", Forbidden(typeof(ReferenceTests).Assembly, rule));
    }

    [Fact]
    public void Rules_name_only_packages_that_have_a_rule()
    {
        var unknown = PackageRules.All.SelectMany(r => r.Packages).Where(p => PackageRules.Find(p) is null);

        Assert.Empty(unknown);
    }

    [Fact]
    public void Rules_have_no_circle()
    {
        var circular = PackageRules.All.Where(r => Below(r.Name, depth: 0).Contains(r.Name)).Select(r => r.Name);

        Assert.Empty(circular);
    }

    private static IEnumerable<string> Below(string package, int depth) =>
        depth > PackageRules.All.Count()
            ? []
            : PackageRules.Find(package)!.Packages.SelectMany(p => Below(p, depth + 1).Append(p));

    private static IEnumerable<string> Forbidden(Assembly assembly, PackageRule rule) =>
        assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(reference => !IsFramework(reference))
            .Where(reference => !rule.MayUsePackage(reference) && !rule.MayUseOther(reference));

    private static bool IsFramework(string assembly) => File.Exists(Path.Combine(FrameworkFolder, assembly + ".dll"));
}
