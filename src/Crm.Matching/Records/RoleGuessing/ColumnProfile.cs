using Crm.Matching.Normalizing;

namespace Crm.Matching.Records.RoleGuessing;

/// <summary>What the values of a column look like together: shares of those that are there, 0 to 1.</summary>
internal sealed class ColumnProfile
{
    private const int MostValues = 5000;
    private const int WidestGap = 20;

    public ColumnProfile(IReadOnlyList<string?> values)
    {
        var distinct = new HashSet<string>(StringComparer.Ordinal);
        var tally = new ValueTally();
        foreach (var value in values)
        {
            if (!string.IsNullOrWhiteSpace(value) && tally.Count < MostValues)
            {
                distinct.Add(value.Trim());
                tally.Add(value.Trim());
            }
        }

        var n = Math.Max(1, tally.Count);
        Count = tally.Count;
        Distinct = distinct.Count;
        DistinctShare = (double)distinct.Count / n;
        (MeanLength, MeanWords) = ((double)tally.Length / n, (double)tally.Words / n);
        (Email, Website, Date, Phone, FormattedPhone, DialledPhone) = (Of(tally.Email), Of(tally.Website), Of(tally.Years.Count), Of(tally.Phone), Of(tally.FormattedPhone), Of(tally.DialledPhone));
        (SocialSecurity, PostalCode, Digits, Number, Code, HouseNumber) = (Of(tally.SocialSecurity), Of(tally.PostalCode), Of(tally.Digits), Of(tally.Number), Of(tally.Code), Of(tally.HouseNumber));
        (Letters, Given, Family, FullName, Organisation, Street, City, Town, Region) =
            (Of(tally.Letters), Of(tally.Given), Of(tally.Family), Of(tally.FullName), Of(tally.Organisation), Of(tally.Street), Of(tally.City), Of(tally.Town), Of(tally.Region));
        YearsAlone = Of(tally.YearsAlone);
        (DigitLength, SameDigitLength) = tally.DigitLengths.Count == 0 ? (0, 0) : tally.DigitLengths.MaxBy(pair => pair.Value) is var most ? (most.Key, Of(most.Value)) : default;
        tally.Years.Sort();
        YearSpan = tally.Years.Count == 0 ? 0 : tally.Years[tally.Years.Count * 9 / 10] - tally.Years[tally.Years.Count / 10];
        IsSerial = DistinctShare == 1 && Serial(distinct);

        double Of(int count) => (double)count / n;
    }

    public int Count { get; }

    public int Distinct { get; }

    public double DistinctShare { get; }

    public double MeanLength { get; }

    public double MeanWords { get; }

    public double Email { get; }

    public double Website { get; }

    public double Date { get; }

    public double Phone { get; }

    public double FormattedPhone { get; }

    /// <summary>Digits alone that begin as dialled numbers do.</summary>
    public double DialledPhone { get; }

    public double SocialSecurity { get; }

    /// <summary>Codes that only the post writes so.</summary>
    public double PostalCode { get; }

    public double Digits { get; }

    /// <summary>Four digits that read as a year.</summary>
    public double YearsAlone { get; }

    /// <summary>With a decimal point, or a sign.</summary>
    public double Number { get; }

    public double Code { get; }

    public double HouseNumber { get; }

    public double Letters { get; }

    public double Given { get; }

    public double Family { get; }

    public double FullName { get; }

    public double Organisation { get; }

    public double Street { get; }

    public double City { get; }

    public double Town { get; }

    public double Region { get; }

    /// <summary>The most frequent length of values of digits alone, and its share.</summary>
    public int DigitLength { get; }

    public double SameDigitLength { get; }

    /// <summary>The years between the first and the last tenth of the dates.</summary>
    public int YearSpan { get; }

    /// <summary>Each value once, and numbered: 1, 2, 3; rec-1, rec-2; or a GUID.</summary>
    public bool IsSerial { get; }

    private static bool Serial(HashSet<string> values)
    {
        if (values.All(value => Guid.TryParse(value, out _)))
        {
            return true;
        }

        var numbers = new List<long>(values.Count);
        string? frame = null;
        foreach (var value in values)
        {
            var start = value.AsSpan().IndexOfAnyInRange('0', '9');
            var end = start < 0 ? 0 : start + value.AsSpan(start).IndexOfAnyExceptInRange('0', '9') is var stop && stop >= start ? stop : value.Length;
            // Digits alone, or behind the same letters everywhere; what follows on them may differ.
            if (start < 0 || (start == 0 && end < value.Length) || !long.TryParse(value.AsSpan(start, end - start), out var number) || (frame ??= value[..start]) != value[..start])
            {
                return false;
            }

            numbers.Add(number);
        }

        // A sample of a numbering has gaps; numbers given by others are strewn far wider.
        return numbers.Count > 1 && (numbers.Max() - numbers.Min()) / (double)numbers.Count < WidestGap;
    }
}
