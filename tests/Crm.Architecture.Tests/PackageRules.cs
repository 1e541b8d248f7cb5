namespace Crm.Architecture.Tests;

/// <summary>The arrows between the packages: downward only. A new package, or a new arrow, is a new line here.</summary>
internal static class PackageRules
{
    private const string CrmException = "Crm.CrmException";

    private static readonly Dictionary<string, PackageRule> ByName = new PackageRule[]
    {
        Engine("Crm.Criteria", ["NodaTime"], "CriteriaException"),
        Engine("Crm.StateMachines", [], "StateMachineException"),
        Engine("Crm.Scoring", [], "ScoringException"),
        Engine("Crm.Forecasting", [], "ForecastingException"),
        Engine("Crm.Matching", [], "MatchingException"),
        new(
            "Crm",
            ["Crm.Criteria", "Crm.StateMachines", "Crm.Scoring", "Crm.Forecasting", "Crm.Matching"],
            [
                "NodaTime",
                "Microsoft.Extensions.DependencyInjection.Abstractions",
                "Microsoft.Extensions.Logging.Abstractions",
                "Microsoft.Extensions.Options",
            ],
            CrmException),
        new("Crm.InMemory", ["Crm"], [], CrmException),
        new(
            "Crm.EntityFrameworkCore",
            ["Crm"],
            [
                "Microsoft.EntityFrameworkCore",
                "Microsoft.EntityFrameworkCore.Abstractions",
                "Microsoft.EntityFrameworkCore.Relational",
            ],
            CrmException),
        new(
            "Crm.EntityFrameworkCore.Sqlite",
            ["Crm.EntityFrameworkCore"],
            ["Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.Data.Sqlite", "Microsoft.Data.Sqlite.Core", "SQLitePCLRaw.*"],
            CrmException),
        new(
            "Crm.EntityFrameworkCore.PostgreSql",
            ["Crm.EntityFrameworkCore"],
            ["Npgsql", "Npgsql.EntityFrameworkCore.PostgreSQL"],
            CrmException),
        new("Crm.Hosting", ["Crm"], ["Microsoft.Extensions.Hosting.Abstractions"], CrmException),
        new("Crm.AspNetCore", ["Crm", "Crm.Hosting"], ["Microsoft.AspNetCore.*", "Microsoft.OpenApi"], CrmException),
        new("Crm.Mcp", ["Crm", "Crm.Hosting"], ["ModelContextProtocol*", "Microsoft.Extensions.AI.Abstractions"], CrmException),
        new("Crm.RabbitMq", ["Crm", "Crm.Hosting"], ["RabbitMQ.Client"], CrmException),
        new("Crm.Testing", ["Crm", "Crm.InMemory", "Crm.EntityFrameworkCore.Sqlite"], ["Microsoft.Extensions.*", "xunit", "xunit.core", "xunit.assert", "xunit.abstractions"], CrmException),
    }.ToDictionary(r => r.Name, StringComparer.Ordinal);

    public static IEnumerable<PackageRule> All => ByName.Values;

    public static PackageRule? Find(string package) => ByName.GetValueOrDefault(package);

    private static PackageRule Engine(string name, string[] others, string exception) =>
        new(name, [], others, $"{name}.{exception}") { IsEngine = true };
}
