using Crm.Scoring.Data;
using Crm.Scoring.Models;

namespace Crm.Scoring.Tests.Data;

public class DataSetSchemaTests
{
    private sealed record Lead(double? Amount, long? Calls, bool? Answered, string? Source, bool Won, double Weight);

    private static readonly Lead[] Leads = [new(10, 0, true, "web", true, 1), new(null, null, null, null, false, 2), new(30, 2, false, "fair", true, 3)];

    private static readonly DataSetSchema<Lead> Schema = new DataSetSchema<Lead>()
        .Numeric("amount", l => l.Amount)
        .Count("calls", l => l.Calls)
        .Boolean("answered", l => l.Answered)
        .Categorical("source", l => l.Source)
        .Target(l => l.Won)
        .Weight(l => l.Weight);

    [Fact]
    public async Task Records_come_from_memory_or_as_they_arrive()
    {
        foreach (var data in new[] { Schema.Load(Leads), await Schema.LoadAsync(Arriving()) })
        {
            Assert.Equal([10, double.NaN, 30], data["amount"].Values.ToArray());
            Assert.Equal([0, double.NaN, 2], data["calls"].Values.ToArray());
            Assert.Equal([1, double.NaN, 0], data["answered"].Values.ToArray());
            Assert.Equal([1, double.NaN, 0], data["source"].Values.ToArray());
            Assert.Equal([true, false, true], data.Target.ToArray());
            Assert.Equal([1, 2, 3], data.Weights.ToArray());
        }
    }

    [Fact]
    public void One_record_becomes_the_row_that_a_model_asks_for()
    {
        var inputs = new[] { InputColumn.Of(Schema.Load(Leads)["source"]), InputColumn.Of(Schema.Load(Leads)["amount"]) };
        var row = new double[2];
        Schema.Fill(Leads[0], inputs, row);
        Assert.Equal([1, 10], row);
        Schema.Fill(new(null, 1, true, "never seen", true, 1), inputs, row);
        Assert.Equal([double.NaN, double.NaN], row);
        Assert.Equal(ScoringErrorCodes.UnknownColumn, Assert.Throws<ScoringException>(() => Schema.Fill(Leads[0], [new("colour", ColumnKind.Numeric, [])], new double[1])).Code);
    }

    private static async IAsyncEnumerable<Lead> Arriving()
    {
        foreach (var lead in Leads)
        {
            await Task.Yield();
            yield return lead;
        }
    }
}
