using System.Globalization;
using System.Runtime.InteropServices;
using Crm.Criteria;
using Crm.Queries;
using Crm.Records;
using Crm.Sessions;
using NodaTime;

namespace Crm.Insights;

/// <summary>Compares, for each record, what recent days brought with what was usual: in one query a page, of what whoever asks may see.</summary>
internal sealed class WeakSignalQuery
{
    private readonly WeakSignal signal;
    private readonly EntityDefinition entity;
    private readonly RecordQuery query;
    private readonly Instant recent;
    private readonly Instant usual;
    private readonly bool hasName;
    private int tested;

    private WeakSignalQuery(CrmSession session, Scope scope, WeakSignal signal)
    {
        this.signal = signal;
        entity = scope.State.Model[signal.Entity];
        var now = session.Services.Clock.Now();
        recent = now - Duration.FromDays(signal.RecentDays);
        usual = recent - Duration.FromDays(signal.UsualDays);
        hasName = entity.Fields.TryGetValue("name", out var name) && (scope.IsSystem || scope.Rights.MayRead(entity, (FieldDefinition)name));
        var (at, where) = (signal.At, signal.Where is { } condition ? $"({condition}) and " : "");
        string Of(string measure, string also, string? operand = null) => $"{signal.Relation} {measure}({(operand is null ? "" : operand + ", ")}{where}{also})";
        var (then, lately) = ($"{at} >= $crm_usual and {at} < $crm_recent", $"{at} >= $crm_recent and {at} <= $crm_now");
        IEnumerable<string> columns = signal.Value is not { } value
            ? ["id", Of("count", lately), Of("count", then), Of("min", $"{at} <= $crm_now", at)]
            : ["id", .. new[] { lately, then }.SelectMany(days => new[] { Of("count", $"{value} is not null and {days}"), Of("sum", days, value), Of("sum", days, $"{value} * {value}") })];
        query = session.Query(signal.Entity)
            .Where($"{signal.Relation} any({where}{then})")
            .Parameter("crm_usual", Bound(scope, usual)).Parameter("crm_recent", Bound(scope, recent)).Parameter("crm_now", Bound(scope, now))
            .Select([.. columns, .. hasName ? ["name"] : Array.Empty<string>()]);
    }

    /// <summary>Whether whoever acts may read what a signal speaks of, and it speaks of what is there.</summary>
    /// <exception cref="CrmException">It does not, and it is not a matter of rights (<c>crm.configuration</c>, <c>crm.criteria</c>).</exception>
    public static void Check(CrmSession session, Scope scope, WeakSignal signal)
    {
        signal.Check();
        QueryPlan.Make(scope, session, new WeakSignalQuery(session, scope, signal).query.Parts);
    }

    public static async ValueTask<WeakSignalReport> RunAsync(CrmSession session, WeakSignal signal, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var asked = new WeakSignalQuery(session, scope, signal);
        var found = new List<Weakening>();
        await foreach (var row in asked.query.StreamAsync(cancellationToken).ConfigureAwait(false))
        {
            if ((signal.Value is null ? asked.Fewer(row) : asked.Lower(row)) is { } weakening)
            {
                found.Add(weakening);
            }
        }

        return new(signal, asked.tested, asked.tested * signal.Chance, [.. found.OrderBy(w => w.Chance).ThenBy(w => w.Record)]);
    }

    /// <summary>
    /// Given how many there are in all, the recent ones are binomial where the rate has not changed (Przyborowski and Wilenski 1940). The usual days begin with the first record,
    /// if that was later, and then it does not count: the days were chosen by it.
    /// </summary>
    private Weakening? Fewer(Row row)
    {
        var (id, lately, before) = ((Guid)row.Values[0]!, (long)row.Values[1]!, (long)row.Values[2]!);
        var first = row.Values[3] is LocalDate date ? date.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() : (Instant)row.Values[3]!;
        var since = first > usual ? first : usual;
        var days = (recent - since).TotalDays;
        before -= first >= usual ? 1 : 0;
        if (days < signal.RecentDays || before < 1)
        {
            return null;
        }

        tested++;
        var expected = before * signal.RecentDays / days;
        var chance = Chances.Binomial(lately, lately + before, signal.RecentDays / (signal.RecentDays + days));
        return chance > signal.Chance || lately > expected * (1 - signal.Drop) ? null : new(
            id, Name(row), lately, expected, chance, since,
            string.Create(CultureInfo.InvariantCulture, $"{lately} in {signal.RecentDays} days, where {expected:0.#} were usual ({before} in the {days:0} days before); so few by chance: {Percent(chance)}."));
    }

    /// <summary>Welch's test, one-sided (Welch 1947); at least three values on each side.</summary>
    private Weakening? Lower(Row row)
    {
        var (lately, before) = (Sample.Of(row, 1), Sample.Of(row, 4));
        if (lately.Count < 3 || before.Count < 3)
        {
            return null;
        }

        tested++;
        var (a, b) = (lately.Variance / lately.Count, before.Variance / before.Count);
        var difference = lately.Mean - before.Mean;
        var chance = a + b > 0
            ? Chances.Student(difference / Math.Sqrt(a + b), (a + b) * (a + b) / ((a * a / (lately.Count - 1)) + (b * b / (before.Count - 1))))
            : difference < 0 ? 0 : 1;
        return chance > signal.Chance || difference >= 0 ? null : new(
            (Guid)row.Values[0]!, Name(row), lately.Mean, before.Mean, chance, usual,
            string.Create(CultureInfo.InvariantCulture, $"{lately.Mean:0.##} on average of {lately.Count} in {signal.RecentDays} days, where {before.Mean:0.##} was usual (of {before.Count}); so low by chance: {Percent(chance)}."));
    }

    private string? Name(Row row) => hasName ? row.Values[^1] as string : null;

    private static string Percent(double chance) => chance < 0.0001 ? "below 0.01 %" : string.Create(CultureInfo.InvariantCulture, $"{chance * 100:0.##} %");

    /// <summary>A date is compared with the day of the tenant's zone, an instant with the instant.</summary>
    private object Bound(Scope scope, Instant at)
    {
        var kind = entity.Relations.TryGetValue(signal.Relation, out var relation) && scope.State.Model[relation.Target].Fields.TryGetValue(signal.At, out var field) ? field.Kind : ValueKind.Instant;
        return kind == ValueKind.Date ? at.InZone(scope.State.Zone).Date : at;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Sample(long Count, double Mean, double Variance)
    {
        public static Sample Of(Row row, int column)
        {
            var (count, sum, squares) = ((long)row.Values[column]!, Number(row.Values[column + 1]), Number(row.Values[column + 2]));
            var mean = count > 0 ? sum / count : 0;
            return new(count, mean, count > 1 ? Math.Max(0, (squares - (count * mean * mean)) / (count - 1)) : 0);
        }

        private static double Number(object? value) => Convert.ToDouble(value ?? 0, CultureInfo.InvariantCulture);
    }
}
