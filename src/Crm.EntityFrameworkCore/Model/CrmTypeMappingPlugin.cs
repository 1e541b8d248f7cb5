using Crm.EntityFrameworkCore.Providers;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Crm.EntityFrameworkCore.Model;

/// <summary>Maps typed ids, instants, dates and tenants wherever EF meets them: on the CRM's entities, on the host's, in parameters and lists.</summary>
internal sealed class CrmTypeMappingPlugin(CrmProviderAccessor accessor, IServiceProvider services) : IRelationalTypeMappingSourcePlugin
{
    public RelationalTypeMapping? FindMapping(in RelationalTypeMappingInfo mappingInfo)
    {
        if (mappingInfo.ClrType is not { } type || accessor.Provider.Types.ConverterFor(type) is not { } converter)
        {
            return null;
        }

        // Asked for late: the source is made of its plugins.
        var source = (IRelationalTypeMappingSource)services.GetService(typeof(IRelationalTypeMappingSource))!;
        var mapping = source.FindMapping(
            converter.ProviderClrType,
            mappingInfo.StoreTypeName,
            mappingInfo.IsKeyOrIndex,
            mappingInfo.IsUnicode,
            mappingInfo.Size,
            mappingInfo.IsRowVersion,
            mappingInfo.IsFixedLength);
        return (RelationalTypeMapping?)mapping?.WithComposedConverter(converter, jsonValueReaderWriter: Json(mapping, converter));
    }

    /// <summary>How the value stands in JSON, where EF hands lists to the database as JSON.</summary>
    private static JsonValueReaderWriter? Json(RelationalTypeMapping mapping, ValueConverter converter) =>
        mapping.JsonValueReaderWriter is { } inner
            ? (JsonValueReaderWriter)Activator.CreateInstance(typeof(JsonConvertedValueReaderWriter<,>).MakeGenericType(converter.ModelClrType, converter.ProviderClrType), inner, converter)!
            : null;
}
