namespace Crm.Architecture.Tests;

/// <summary>What a package may know, and what its errors are called.</summary>
/// <param name="Name">The package.</param>
/// <param name="Packages">Packages of ours that it may use; what those may use is included.</param>
/// <param name="Others">Packages and assemblies of others that it may use; a trailing <c>*</c> stands for any ending.</param>
/// <param name="ExceptionBase">The full name of the exception from which all of its exceptions derive.</param>
internal sealed record PackageRule(string Name, string[] Packages, string[] Others, string ExceptionBase)
{
    /// <summary>The engines: no clock, no storage, no dependency injection, safe for ahead-of-time compilation.</summary>
    public bool IsEngine { get; init; }

    public bool MayUsePackage(string package) =>
        Packages.Any(p => p == package || PackageRules.Find(p)!.MayUsePackage(package));

    public bool MayUseOther(string name) =>
        Others.Any(o => Matches(o, name)) || Packages.Any(p => PackageRules.Find(p)!.MayUseOther(name));

    private static bool Matches(string pattern, string name) =>
        pattern.EndsWith('*')
            ? name.StartsWith(pattern[..^1], StringComparison.Ordinal)
            : pattern == name;
}
