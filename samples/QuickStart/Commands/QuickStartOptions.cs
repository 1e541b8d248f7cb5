using NodaTime;

namespace Crm.Samples.QuickStart.Commands;

/// <summary>What the command line asks for.</summary>
internal sealed record QuickStartOptions
{
    /// <summary>The folder to import; null: generated data.</summary>
    public string? Data { get; init; }

    public StoreChoice Store { get; init; } = StoreChoice.Default;

    /// <summary>The day at whose end the report looks; null: the last day the data tells of.</summary>
    public LocalDate? AsOf { get; init; }

    /// <summary>The file that the report is written to as a page with charts; null: none.</summary>
    public string? Report { get; init; }

    /// <summary>What to search for, instead of reporting; null: nothing.</summary>
    public string? Search { get; init; }

    /// <summary>The file to import, instead of reporting; null: none.</summary>
    public string? File { get; init; }

    /// <summary>What the rows of that file are.</summary>
    public string Entity { get; init; } = "contact";

    /// <summary>The file to find duplicates in, instead of all else; null: none.</summary>
    public string? Duplicates { get; init; }

    /// <summary>Where the duplicates are written; null: nowhere.</summary>
    public string? Target { get; init; }

    /// <summary>Whether the report is one JSON object instead of tables.</summary>
    public bool Json { get; init; }
}
