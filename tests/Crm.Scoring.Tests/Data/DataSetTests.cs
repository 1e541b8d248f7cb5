using Crm.Scoring.Data;
using Crm.Scoring.Models;

namespace Crm.Scoring.Tests.Data;

public class DataSetTests
{
    private static readonly DataSet Leads = new(
        [
            Column.Numeric("amount", [10, double.NaN, 30]),
            Column.Count("calls", [0, 2, double.NaN]),
            Column.Boolean("answered", [true, null, false]),
            Column.Categorical("source", ["web", null, "fair"]),
        ],
        [true, false, true],
        [1, 2, 3]);

    [Fact]
    public void Values_are_doubles_whatever_the_kind_and_levels_are_in_ordinal_order()
    {
        Assert.Equal(["fair", "web"], Leads["source"].Levels.AsEnumerable());
        Assert.Equal([1, double.NaN, 0], Leads["source"].Values.ToArray());
        Assert.Equal([1, double.NaN, 0], Leads["answered"].Values.ToArray());
        Assert.Equal(["web", null, "fair"], Enumerable.Range(0, 3).Select(Leads["source"].Text));
        Assert.Equal(["yes", null, "no"], Enumerable.Range(0, 3).Select(Leads["answered"].Text));
        Assert.Equal(["10", null, "30"], Enumerable.Range(0, 3).Select(Leads["amount"].Text));
    }

    [Fact]
    public void Rows_are_taken_with_their_target_and_weight_and_keep_all_levels()
    {
        var taken = Leads.Take(2, 0, 2);
        Assert.Equal([30, 10, 30], taken["amount"].Values.ToArray());
        Assert.Equal([true, true, true], taken.Target.ToArray());
        Assert.Equal([3, 1, 3], taken.Weights.ToArray());
        Assert.Equal(["fair", "web"], Leads.Take(1)["source"].Levels.AsEnumerable());
    }

    [Fact]
    public void Columns_are_left_out_by_name() => Assert.Equal(["amount", "source"], Leads.Without("calls", "answered").Columns.Select(c => c.Name));

    [Fact]
    public void A_model_takes_levels_it_never_saw_for_missing()
    {
        var input = InputColumn.Of(Leads["source"]);
        Assert.Equal([double.NaN, 0, double.NaN, 1], input.Align(Column.Categorical("source", ["ad", "fair", null, "web"])));
        Assert.Equal(ScoringErrorCodes.InvalidValue, Refused(() => input.Align(Leads["amount"])));
    }

    [Fact]
    public void What_is_wrong_with_data_is_told_by_a_code()
    {
        Assert.Equal(ScoringErrorCodes.InvalidValue, Refused(() => Column.Numeric("x", [1, double.PositiveInfinity])));
        Assert.Equal(ScoringErrorCodes.InvalidValue, Refused(() => Column.Count("x", [1.5])));
        Assert.Equal(ScoringErrorCodes.InvalidValue, Refused(() => Column.Count("x", [-1])));
        Assert.Equal(ScoringErrorCodes.InvalidOption, Refused(() => Column.Numeric(" ", [1])));
        Assert.Equal(ScoringErrorCodes.InvalidOption, Refused(() => Column.Numeric("x\ud800", [1])));
        Assert.Equal(ScoringErrorCodes.InvalidValue, Refused(() => Column.Categorical("x", ["fine \ud83d\ude00", null, "half \ude00"])));
        Assert.Equal(ScoringErrorCodes.DuplicateColumn, Refused(() => new DataSet([Column.Numeric("x", [1]), Column.Numeric("x", [1])])));
        Assert.Equal(ScoringErrorCodes.LengthMismatch, Refused(() => new DataSet([Column.Numeric("x", [1]), Column.Numeric("y", [1, 2])])));
        Assert.Equal(ScoringErrorCodes.LengthMismatch, Refused(() => Leads.WithTarget([true])));
        Assert.Equal(ScoringErrorCodes.InvalidValue, Refused(() => new DataSet([Column.Numeric("x", [1])], [true], [0])));
        Assert.Equal(ScoringErrorCodes.UnknownColumn, Refused(() => Leads.Without("colour")));
        Assert.Equal(ScoringErrorCodes.NoTarget, Refused(() => new DataSet([Column.Numeric("x", [1])]).Target.Length));
    }

    private static string Refused(Func<object?> action) => Assert.Throws<ScoringException>(() => action()).Code;
}
