using Crm.Scoring.Data;

namespace Crm.Scoring.Cards.Programs;

/// <summary>The columns of a card's fields, checked, and its leaves in terms of their values: levels have the columns' codes, not the card's.</summary>
internal sealed class BatchInputs
{
    public BatchInputs(ScoreCard card, DataSet data, int rows)
    {
        var fields = card.Fields;
        Columns = [.. fields.Select(f => Checked(f, data[f.Name], rows))];
        Leaves = [.. card.Program.Leaves.Select(l => fields[l.Field].Kind == OperandKind.Text && double.IsFinite(l.Low) ? Recoded(l, fields[l.Field], Columns[l.Field]) : l)];
    }

    public Column[] Columns { get; }

    public Leaf[] Leaves { get; }

    // A level that the column does not have is no row's: no value is NaN.
    private static Leaf Recoded(Leaf leaf, CardField field, Column column) =>
        column.Levels.IndexOf(field.Levels[(int)leaf.Low]) is >= 0 and var code ? leaf with { Low = code, High = code } : leaf with { Low = double.NaN, High = double.NaN };

    private static Column Checked(CardField field, Column column, int rows)
    {
        column.NeedRows(rows);
        return field.Kind is null || (field.Kind == OperandKind.Text) == (column.Kind == ColumnKind.Categorical)
            ? column
            : throw new ScoringException(ScoringErrorCodes.InvalidValue, $"Column '{column.Name}' is {column.Kind}; the card compares it with a {field.Kind}.");
    }
}
