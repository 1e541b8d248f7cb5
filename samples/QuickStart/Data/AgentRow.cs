namespace Crm.Samples.QuickStart.Data;

/// <summary>One sales agent as the file of teams gives it.</summary>
internal sealed record AgentRow(SourceRow At, string Name)
{
    /// <summary>The manager, whose name is the team's.</summary>
    public string? Manager { get; init; }

    /// <summary>The regional office: the unit.</summary>
    public string? Office { get; init; }
}
