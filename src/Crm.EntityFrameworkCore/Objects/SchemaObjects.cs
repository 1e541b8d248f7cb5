using Crm.EntityFrameworkCore.Model;
using Crm.EntityFrameworkCore.Options;
using Crm.EntityFrameworkCore.Providers;

namespace Crm.EntityFrameworkCore.Objects;

/// <summary>The objects that every database of these settings has, whatever tenants it holds.</summary>
internal static class SchemaObjects
{
    /// <summary>The part of <see cref="ObjectLog"/> they stand in.</summary>
    public const string Part = "schema";

    public static IReadOnlyList<DatabaseObject> Of(CrmSettings settings, CrmDatabaseProvider provider, TableMaps maps) =>
    [
        .. settings.Entities.SelectMany(e => provider.TableObjects(maps.Schema[e], settings)),
        .. maps.Schema.Search is { } search ? provider.SearchObjects(search, settings) : [],
    ];
}
