namespace Crm.Matching.Normalizing.Dates;

/// <summary>Finds the order in which a column writes its dates.</summary>
public static class DateOrders
{
    /// <summary>
    /// Reads all values in all orders and takes the one that reads the most: a day above 12 anywhere decides. Where orders read equally many, the year stands first if it does in most values, else the day. O(total length).
    /// </summary>
    /// <param name="values">The values; null and blank ones are passed over.</param>
    /// <returns>The order with its evidence; it says where it is only a guess.</returns>
    public static DateOrderEvidence Recognise(IEnumerable<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var tally = new DateOrderTally();
        foreach (var value in values)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                tally.Add(value);
            }
        }

        return tally.Decide();
    }
}
