namespace Crm.Scoring.Explaining;

/// <summary>How the values of a column read in a reason. <c>{value}</c> stands for the value; a text that is null falls back to <see cref="Other"/>.</summary>
/// <param name="Other">Any value: <c>called {value} times in 7 days</c>.</param>
public sealed record ReasonTemplate(string Other)
{
    /// <summary>A number or count of one: <c>called once in 7 days</c>.</summary>
    public string? One { get; init; }

    /// <summary>A number or count of zero, or no: <c>not called in 7 days</c>.</summary>
    public string? None { get; init; }

    /// <summary>Yes: <c>has answered</c>.</summary>
    public string? Yes { get; init; }

    /// <summary>No value: <c>no calls are known</c>.</summary>
    public string? Missing { get; init; }
}
