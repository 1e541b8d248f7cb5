using System.Collections.Immutable;

namespace Crm.Sales;

/// <summary>How sure one is of a deal, in a forecast.</summary>
public static class ForecastCategories
{
    /// <summary>Open, nothing said.</summary>
    public const string Pipeline = "pipeline";

    /// <summary>Open, and it may well come.</summary>
    public const string BestCase = "best_case";

    /// <summary>Open, and its owner stands in for it.</summary>
    public const string Committed = "committed";

    /// <summary>Open, and left out of the forecast.</summary>
    public const string Omitted = "omitted";

    /// <summary>Won; comes only from closing.</summary>
    public const string Won = StageKinds.Won;

    /// <summary>Lost; comes only from closing.</summary>
    public const string Lost = StageKinds.Lost;

    /// <summary>Those that an open deal or stage can have.</summary>
    public static ImmutableArray<string> Open { get; } = [Pipeline, BestCase, Committed, Omitted];
}
