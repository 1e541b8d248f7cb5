using Crm.Criteria;
using NodaTime;

namespace Crm.Benchmarks.Criteria;

/// <summary>What the conditions are about; each of them holds for a part of all.</summary>
public sealed record Order(decimal? Amount, string? Name, string? NameKey, string? Stage, LocalDate? CloseDate, string? Industry, bool? IsHot)
{
    /// <summary>As a row of a store.</summary>
    internal object?[] Slots() => [Amount, Name, NameKey, Stage, CloseDate, Industry, IsHot];

    internal static Order Make(int i)
    {
        var name = i % 3 == 0 ? $"Möbel {i}" : $"Chairs for room {i}";
        return new(
            i % 11 == 0 ? null : i,
            name,
            TextFolding.Fold(name),
            (i % 4) switch { 0 => "open", 1 => "won", 2 => "lost", _ => "open" },
            i % 13 == 0 ? null : new LocalDate(2025, 6, 1).PlusDays(i * 7 % 730),
            i % 5 == 0 ? "SaaS" : i % 7 == 0 ? null : "Retail",
            i % 6 != 0);
    }
}
