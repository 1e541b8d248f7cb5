using Crm.Tenancy;
using NodaTime;

namespace Crm.Reporting;

/// <summary>What happened to the deals of each owner between two days. A deal counts for who owns it now (or as of then).</summary>
/// <param name="From">The first day, in the tenant's zone.</param>
/// <param name="Until">The last day.</param>
/// <param name="Lines">The owners by name; last the deals that nobody owns. Only those with something to show.</param>
public sealed record RepReport(LocalDate From, LocalDate Until, IReadOnlyList<RepLine> Lines)
{
    /// <summary>A table: a row an owner.</summary>
    /// <param name="title">Its title.</param>
    public ReportTable ToTable(string title = "Activity by rep")
    {
        var kinds = Lines.SelectMany(l => l.Activities?.Keys ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new(
            title,
            [new("Rep"), new("Created", ReportKind.Count), new("Moves", ReportKind.Count), new("Won", ReportKind.Count), new("Lost", ReportKind.Count), new("Won amount", ReportKind.Amount), .. kinds.Select(k => new ReportColumn(k, ReportKind.Count))],
            [.. Lines.Select(l => (IReadOnlyList<object?>)[l.Name, l.Created, l.Moves, l.Won, l.Lost, l.WonAmount, .. kinds.Select(k => l.Of(k))])],
            [
                "Total", Lines.Sum(l => l.Created), Lines.Sum(l => l.Moves), Lines.Sum(l => l.Won), Lines.Sum(l => l.Lost),
                Lines.All(l => l.WonAmount is null) ? null : Lines.Sum(l => l.WonAmount), .. kinds.Select(k => Lines.Sum(l => (long)l.Of(k)!)),
            ]);
    }
}

/// <summary>What happened to the deals of one owner.</summary>
/// <param name="Owner">The owner; null: nobody.</param>
/// <param name="Name">The owner's name.</param>
public sealed record RepLine(Id<User>? Owner, string? Name)
{
    /// <summary>Deals made within the days.</summary>
    public long Created { get; init; }

    /// <summary>Moves from stage to stage within the days, whoever moved; winning and losing are moves too.</summary>
    public long Moves { get; init; }

    /// <summary>Deals won within the days, and still won.</summary>
    public long Won { get; init; }

    /// <summary>Deals lost within the days, and still lost.</summary>
    public long Lost { get; init; }

    /// <summary>What the won ones are worth, in the base currency; null: whoever acts may not read amounts.</summary>
    public decimal? WonAmount { get; init; }

    /// <summary>Activities done within the days, by their kind, of whose owner the line is: those about the deals of the query, and without a condition on deals every one. Null: whoever acts may not read activities.</summary>
    public IReadOnlyDictionary<string, long>? Activities { get; init; }

    internal object Of(string kind) => Activities?.GetValueOrDefault(kind) ?? 0L;
}
