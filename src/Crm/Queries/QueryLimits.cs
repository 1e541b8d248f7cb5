namespace Crm.Queries;

/// <summary>Bounds on what one query may ask for; past one it is refused with <c>crm.criteria</c>.</summary>
internal static class QueryLimits
{
    public const int Columns = 200;
    public const int OrderKeys = 8;
    public const int GroupKeys = 8;
    public const int Measures = 32;

    /// <summary>Characters of one column, key or measure.</summary>
    public const int Length = 4_096;

    public static void Check(string what, IReadOnlyCollection<string> texts, int most)
    {
        if (texts.Count > most)
        {
            throw new CrmException(CrmErrors.Criteria, $"A query has at most {most} {what}; there are {texts.Count}.");
        }

        if (texts.Any(t => t.Length > Length))
        {
            throw new CrmException(CrmErrors.Criteria, $"One of the {what} is longer than {Length} characters.");
        }
    }
}
