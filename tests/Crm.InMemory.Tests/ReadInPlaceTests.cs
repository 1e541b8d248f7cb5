using Crm.Records;
using Crm.Testing.Storage;

namespace Crm.InMemory.Tests;

/// <summary>How generated code reads a stored row is how everything else reads it.</summary>
public class ReadInPlaceTests
{
    [Fact]
    public void Every_field_reads_in_place_what_it_reads()
    {
        var read = 0;
        foreach (var field in ConformanceModel.Instance.Entities.SelectMany(e => e.Fields.Values.OfType<FieldDefinition>()).Where(f => f.Custom is null))
        {
            var row = new object?[200];
            row[field.Slot.Ordinal] = "value";
            row[field.Compared.Ordinal] = field.Key is null ? "value" : "key";
            Assert.Equal(field.Read(row), field.ReadExpression!.Compile().DynamicInvoke([row]));
            Assert.Equal(field.ReadKey?.Invoke(row), field.KeyExpression?.Compile().DynamicInvoke([row]));
            read++;
        }

        Assert.True(read > 10);
    }
}
