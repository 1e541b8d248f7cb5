using Crm.Criteria;
using Crm.Records;
using Crm.Tenancy;

namespace Crm.Insights;

/// <summary>The fields that a tenant's scores are on the entity of scores: each a value and a grade.</summary>
internal static class ScoreFields
{
    public const string GradeSuffix = "_grade";

    public static IReadOnlyList<CustomFieldDefinition> Of(TenantSettings settings) =>
        [.. settings.ScoreModels.Select(m => (m.Name, m.Indexed)).Concat(settings.ScoreCards.Select(c => (c.Name, c.Indexed))).SelectMany(s => Of(s.Name, s.Indexed))];

    /// <summary>The values with one score set; null takes it away.</summary>
    public static CustomData Write(CustomData data, string name, decimal? value, string? grade) => CustomValue.Write(
        CustomValue.Write(data, name, ValueKind.Decimal, TextRule.Exact, value), name + GradeSuffix, ValueKind.Text, TextRule.Exact, grade);

    /// <summary>The values of these scores alone.</summary>
    public static CustomData Only(CustomData data, IEnumerable<string> names)
    {
        var kept = names.SelectMany(n => new[] { n, n + CustomValue.NumberSuffix, n + GradeSuffix }).ToHashSet(StringComparer.Ordinal);
        return data.Entries.Where(e => !kept.Contains(e.Key)).Aggregate(data, (left, gone) => left.With(gone.Key, null));
    }

    public static (decimal? Value, string? Grade) Read(CustomData data, string name) =>
        ((decimal?)CustomValue.Read(data, name, ValueKind.Decimal), (string?)CustomValue.Read(data, name + GradeSuffix, ValueKind.Text));

    private static IEnumerable<CustomFieldDefinition> Of(string name, bool indexed) =>
    [
        new(Score.EntityName, name, ValueKind.Decimal) { Indexed = indexed },
        new(Score.EntityName, name + GradeSuffix, ValueKind.Text) { TextRule = TextRule.Exact, MaxLength = 40 },
    ];
}
