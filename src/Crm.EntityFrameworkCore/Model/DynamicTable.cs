using Crm.Records;

namespace Crm.EntityFrameworkCore.Model;

/// <summary>The one table of all dynamic records: any dynamic entity tells its columns.</summary>
internal static class DynamicTable
{
    public static EntityDefinition Definition { get; } = StandardModel.Create([new("any")])["any"];
}
