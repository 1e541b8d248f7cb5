using System.Collections.Immutable;

namespace Crm.Evaluation.Commands;

/// <summary>Names with ',' between them.</summary>
internal static class Names
{
    public static ImmutableArray<string> Of(string? list) => [.. (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
