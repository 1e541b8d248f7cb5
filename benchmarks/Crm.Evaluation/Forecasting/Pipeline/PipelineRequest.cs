namespace Crm.Evaluation.Forecasting.Pipeline;

/// <summary>What <c>pipeline</c> is asked.</summary>
internal sealed record PipelineRequest(string Deals, DateOnly AsOf, DateOnly Until)
{
    public required DealColumns Columns { get; init; }

    public int Trials { get; init; } = 10_000;

    public int Seed { get; init; } = 1;

    public int Threads { get; init; } = 1;
}

/// <summary>The columns of a file of deals, and what its outcomes are called.</summary>
internal sealed record DealColumns(string Id, string Opened, string Closed, string Stage, string Won, string Lost, string Amount, LabelColumn Owner, LabelColumn Product, LabelColumn Team, LabelColumn Segment);

/// <summary>A column that deals are told apart by.</summary>
/// <param name="Name">Its name; <see langword="null"/>: there is none.</param>
/// <param name="IsAsked">Whether it was asked for by name: then it has to be there.</param>
internal readonly record struct LabelColumn(string? Name, bool IsAsked);
