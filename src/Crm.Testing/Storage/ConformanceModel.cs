using Crm.Criteria;
using Crm.Records;

namespace Crm.Testing.Storage;

/// <summary>What the suite's databases hold: the standard entities, custom fields of every kind on accounts, and two dynamic entities.</summary>
public static class ConformanceModel
{
    /// <summary>The model.</summary>
    public static CrmModel Instance { get; } = StandardModel.Create(
        [new("project"), new("visit")],
        [
            new("account", "tier", ValueKind.Text),
            new("account", "code", ValueKind.Text) { TextRule = TextRule.Exact },
            new("account", "vip", ValueKind.Boolean),
            new("account", "seats", ValueKind.Integer),
            new("account", "credit", ValueKind.Decimal),
            new("account", "renewal", ValueKind.Date),
            new("account", "seen_at", ValueKind.Instant),
            new("account", "partner", ValueKind.Id) { Target = "account", Inverse = "partners" },
            new("project", "title", ValueKind.Text),
            new("project", "budget", ValueKind.Decimal),
            new("project", "account", ValueKind.Id) { Target = "account", Inverse = "projects" },
            new("visit", "title", ValueKind.Text),
        ]);
}
