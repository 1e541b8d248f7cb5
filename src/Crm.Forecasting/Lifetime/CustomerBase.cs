using Crm.Forecasting.Lifetime.Grouping;

namespace Crm.Forecasting.Lifetime;

/// <summary>The customers that a model is fitted to. Histories that are the same are kept once, with how many there are; immutable, thread-safe.</summary>
public sealed class CustomerBase
{
    /// <summary>Customers. O(customers) time.</summary>
    /// <param name="frequency">x of each, see <see cref="PurchaseHistory"/>.</param>
    /// <param name="recency">t_x of each.</param>
    /// <param name="age">T of each.</param>
    /// <param name="weight">How many customers each stands for, above 0; empty: one.</param>
    /// <exception cref="ForecastingException">
    /// <see cref="ForecastingErrorCodes.LengthMismatch"/>: the lists differ in length. <see cref="ForecastingErrorCodes.TooFewValues"/>: they are empty.
    /// <see cref="ForecastingErrorCodes.InvalidValue"/>: one is not as <see cref="PurchaseHistory"/> says, or a weight not above 0. <see cref="ForecastingErrorCodes.NoVariation"/>: nobody came back, or all histories are one.
    /// </exception>
    public CustomerBase(ReadOnlySpan<int> frequency, ReadOnlySpan<double> recency, ReadOnlySpan<double> age, ReadOnlySpan<double> weight = default)
    {
        if (recency.Length != frequency.Length || age.Length != frequency.Length || (!weight.IsEmpty && weight.Length != frequency.Length))
        {
            throw Refuse.Lengths($"There are {frequency.Length} frequencies, {recency.Length} recencies, {age.Length} ages and {weight.Length} weights; there is one of each for a customer, or no weights.");
        }

        if (frequency.IsEmpty)
        {
            throw Refuse.TooFew($"There are no customers; a model is fitted to at least two.");
        }

        for (var i = 0; i < frequency.Length; i++)
        {
            var history = new PurchaseHistory(frequency[i], recency[i], age[i]);
            if (history.Fault is { } fault)
            {
                throw Refuse.Value($"Customer {i} of {frequency.Length} (frequency, recency, age: {history.Text}) {fault}.");
            }
        }

        GroupedRows.CheckWeights(weight);
        Rows = GroupedRows.Create(frequency, recency, age, weight);
        if (Rows.Blocks[^1].Key == 0)
        {
            throw Refuse.NoVariation($"None of {frequency.Length} customers has bought again; a model needs some who have.");
        }

        if (Rows.Count == 1)
        {
            throw Refuse.NoVariation($"All {frequency.Length} customers have one history; a model needs some that differ.");
        }
    }

    /// <summary>How many customers there are: the sum of the weights.</summary>
    public double Customers => Rows.Weight;

    /// <summary>How many different histories there are.</summary>
    public int Histories => Rows.Count;

    internal GroupedRows Rows { get; }

    /// <summary>Repeat purchases in a unit of time, of all.</summary>
    internal double MeanRate
    {
        get
        {
            var (purchases, time) = (0.0, 0.0);
            foreach (var block in Rows.Blocks)
            {
                purchases += block.Weight * block.Key;
                for (var i = block.Start; i < block.Start + block.Length; i++)
                {
                    time += Rows.Weights[i] * Rows.Second[i];
                }
            }

            return purchases / Math.Max(time, double.Epsilon);
        }
    }
}
