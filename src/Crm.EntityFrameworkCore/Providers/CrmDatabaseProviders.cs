using System.Collections.Concurrent;

namespace Crm.EntityFrameworkCore.Providers;

/// <summary>
/// Finds the package for a context's database by the name of its EF provider, so that a host only references it and writes <c>UseNpgsql(...).UseCrm()</c>.
/// </summary>
internal static class CrmDatabaseProviders
{
    private static readonly Dictionary<string, string> Packages = new(StringComparer.Ordinal)
    {
        ["Microsoft.EntityFrameworkCore.Sqlite"] = "Crm.EntityFrameworkCore.Sqlite",
        ["Npgsql.EntityFrameworkCore.PostgreSQL"] = "Crm.EntityFrameworkCore.PostgreSql",
    };

    private static readonly ConcurrentDictionary<string, CrmDatabaseProvider> Known = new(StringComparer.Ordinal);

    /// <summary>The provider for an EF provider's name.</summary>
    /// <exception cref="CrmException">There is none, or its package is not referenced (<c>crm.configuration</c>).</exception>
    public static CrmDatabaseProvider For(string? efProvider) =>
        Known.GetOrAdd(efProvider ?? "", static name => Load(name));

    private static CrmDatabaseProvider Load(string name)
    {
        if (!Packages.TryGetValue(name, out var package))
        {
            throw new CrmException(CrmErrors.Configuration, $"The CRM does not know the database provider '{name}'. It knows {string.Join(" and ", Packages.Keys)}.");
        }

        return Type.GetType($"{package}.CrmProvider, {package}") is { } type
            ? (CrmDatabaseProvider)Activator.CreateInstance(type, nonPublic: true)!
            : throw new CrmException(CrmErrors.Configuration, $"The context uses '{name}': reference the package {package}.");
    }
}
