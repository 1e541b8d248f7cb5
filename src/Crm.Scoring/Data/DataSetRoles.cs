namespace Crm.Scoring.Data;

/// <summary>Gives columns of a data set their part: the target, the weights.</summary>
public static class DataSetRoles
{
    /// <summary>Takes a column out of the data as their target.</summary>
    /// <param name="data">The data.</param>
    /// <param name="column">The column that says what came of each row.</param>
    /// <param name="positive">The value that is the positive outcome; of a column of yes and no also <c>true</c>, <c>1</c>, <c>no</c> and so on.</param>
    /// <exception cref="ScoringException">There is no such column (<c>scoring.unknown_column</c>), no row has the value, or a row's outcome is missing (<c>scoring.invalid_value</c>).</exception>
    public static DataSet WithTargetFrom(this DataSet data, string column, string positive)
    {
        var source = data[column];
        var wanted = source.Kind switch
        {
            ColumnKind.Categorical => source.Levels.IndexOf(positive),
            ColumnKind.Boolean => TextColumn.Boolean(positive),
            _ => TextColumn.Number(positive),
        };
        var values = source.Values.ToArray();
        if (Array.TrueForAll(values, double.IsNaN))
        {
            throw new ScoringException(ScoringErrorCodes.TooFewRows, $"Column '{column}', the target, has no value: there are {values.Length} rows.");
        }

        if (!Array.Exists(values, v => v == wanted))
        {
            var there = Enumerable.Range(0, source.Rows).Select(source.Text).OfType<string>().Distinct(StringComparer.Ordinal).Take(10).Select(t => $"'{t}'");
            throw new ScoringException(ScoringErrorCodes.InvalidValue, $"No row has '{positive}' in column '{column}'; there are {string.Join(", ", there)}{(source.Kind == ColumnKind.Boolean ? ", which may be written as 'true', '1', 'false', '0' too" : "")}.");
        }

        return Array.FindIndex(values, double.IsNaN) is >= 0 and var missing
            ? throw new ScoringException(ScoringErrorCodes.InvalidValue, $"Row {missing} has no value in column '{column}', which is the target; each row needs an outcome.")
            : data.Without(column).WithTarget(values.Select(v => v == wanted));
    }

    /// <summary>Takes a column out of the data as their weights.</summary>
    /// <param name="data">The data.</param>
    /// <param name="column">The column that says how much each row counts: above 0.</param>
    /// <exception cref="ScoringException">There is no such column (<c>scoring.unknown_column</c>), or a weight is missing or not above 0 (<c>scoring.invalid_value</c>).</exception>
    public static DataSet WithWeightsFrom(this DataSet data, string column)
    {
        var weights = data[column].Values.ToArray();
        return new(data.Without(column).Columns, data.HasTarget ? data.Target.ToArray() : null, weights);
    }
}
