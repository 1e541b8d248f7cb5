using Crm.Extensibility;
using NodaTime;

namespace Crm.Testing;

/// <summary>Where the test host keeps its records.</summary>
public enum TestStore
{
    /// <summary>In memory: the fastest, and gone with the host.</summary>
    Memory,

    /// <summary>In a SQLite file of its own in the folder for temporary files, removed with the host.</summary>
    Sqlite,
}

/// <summary>How a test host is made.</summary>
public sealed record CrmTestOptions
{
    /// <summary>Where it keeps its records.</summary><value>Default: in memory.</value>
    public TestStore Store { get; init; }

    /// <summary>When its clock begins.</summary><value>Default: Monday, 5 January 2026, 09:00 UTC.</value>
    public Instant Start { get; init; } = Instant.FromUtc(2026, 1, 5, 9, 0);

    /// <summary>What is added to the CRM: the application's plugins, fields, handlers, provisioning.</summary>
    public Action<CrmBuilder>? Compose { get; init; }
}
