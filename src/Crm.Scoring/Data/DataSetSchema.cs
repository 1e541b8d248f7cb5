namespace Crm.Scoring.Data;

/// <summary>Says what a record of an application is as a row of a data set: its columns, the outcome, the weight. Declare it once; then it loads records and fills the row of a single one. Not to be changed while it loads.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class DataSetSchema<T>
{
    private readonly List<Field> fields = [];
    private Func<T, bool>? outcome;
    private Func<T, double>? weight;

    /// <summary>A column of numbers; null is missing.</summary>
    public DataSetSchema<T> Numeric(string name, Func<T, double?> value) => Add(new(name, ColumnKind.Numeric, r => value(r) ?? double.NaN, null));

    /// <summary>A column of counts; null is missing.</summary>
    public DataSetSchema<T> Count(string name, Func<T, long?> value) => Add(new(name, ColumnKind.Count, r => value(r) ?? double.NaN, null));

    /// <summary>A column of yes and no; null is missing.</summary>
    public DataSetSchema<T> Boolean(string name, Func<T, bool?> value) => Add(new(name, ColumnKind.Boolean, r => value(r) is { } flag ? (flag ? 1 : 0) : double.NaN, null));

    /// <summary>A column of categories; null is missing.</summary>
    public DataSetSchema<T> Categorical(string name, Func<T, string?> value) => Add(new(name, ColumnKind.Categorical, null, value));

    /// <summary>Whether the outcome of a record was the positive one.</summary>
    public DataSetSchema<T> Target(Func<T, bool> value)
    {
        outcome = value;
        return this;
    }

    /// <summary>How much a record counts: above 0.</summary>
    public DataSetSchema<T> Weight(Func<T, double> value)
    {
        weight = value;
        return this;
    }

    /// <summary>The records as a data set. O(records x columns).</summary>
    /// <exception cref="ScoringException">What <see cref="Column"/> and <see cref="DataSet"/> throw of such values.</exception>
    public DataSet Load(IEnumerable<T> records)
    {
        var loading = new Loading(this);
        foreach (var record in records)
        {
            loading.Add(record);
        }

        return loading.ToDataSet();
    }

    /// <summary>The records as a data set, as they arrive; none is kept.</summary>
    /// <exception cref="ScoringException">What <see cref="Column"/> and <see cref="DataSet"/> throw of such values.</exception>
    public async Task<DataSet> LoadAsync(IAsyncEnumerable<T> records, CancellationToken cancellationToken = default)
    {
        var loading = new Loading(this);
        await foreach (var record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            loading.Add(record);
        }

        return loading.ToDataSet();
    }

    /// <summary>Writes one record as the row that a model asks for.</summary>
    /// <param name="record">The record.</param>
    /// <param name="inputs">What the row consists of: the inputs of the model.</param>
    /// <param name="row">As many places as there are inputs.</param>
    /// <exception cref="ScoringException">An input is not declared here (<c>scoring.unknown_column</c>), or there are more or fewer places (<c>scoring.length_mismatch</c>).</exception>
    public void Fill(T record, IReadOnlyList<InputColumn> inputs, Span<double> row)
    {
        Lengths.Need(row.Length, inputs.Count, "The row has");
        for (var i = 0; i < inputs.Count; i++)
        {
            var input = inputs[i];
            var field = fields.Find(f => f.Name == input.Name)
                ?? throw new ScoringException(ScoringErrorCodes.UnknownColumn, $"The model asks for '{input.Name}', and no such column is declared; there are {string.Join(", ", fields.Select(f => $"'{f.Name}'"))}.");
            row[i] = field.Number is { } number ? number(record) : field.Text!(record) is { } level ? input.Code(level) : double.NaN;
        }
    }

    private DataSetSchema<T> Add(Field field)
    {
        fields.Add(field);
        return this;
    }

    private sealed record Field(string Name, ColumnKind Kind, Func<T, double>? Number, Func<T, string?>? Text);

    private sealed class Loading(DataSetSchema<T> schema)
    {
        private readonly Field[] fields = [.. schema.fields];
        private readonly List<double>[] numbers = [.. schema.fields.Select(_ => new List<double>())];
        private readonly List<string?>[] texts = [.. schema.fields.Select(_ => new List<string?>())];
        private readonly List<bool> outcomes = [];
        private readonly List<double> weights = [];

        public void Add(T record)
        {
            for (var i = 0; i < fields.Length; i++)
            {
                if (fields[i].Number is { } number)
                {
                    numbers[i].Add(number(record));
                }
                else
                {
                    texts[i].Add(fields[i].Text!(record));
                }
            }

            if (schema.outcome is { } outcome)
            {
                outcomes.Add(outcome(record));
            }

            if (schema.weight is { } weight)
            {
                weights.Add(weight(record));
            }
        }

        public DataSet ToDataSet() => new(fields.Select(ToColumn), schema.outcome is null ? null : outcomes, schema.weight is null ? null : weights);

        private Column ToColumn(Field field, int i) => field.Kind switch
        {
            ColumnKind.Categorical => Column.Categorical(field.Name, texts[i]),
            ColumnKind.Boolean => Column.Boolean(field.Name, numbers[i].Select(v => double.IsNaN(v) ? null : (bool?)(v == 1))),
            ColumnKind.Count => Column.Count(field.Name, numbers[i]),
            _ => Column.Numeric(field.Name, numbers[i]),
        };
    }
}
