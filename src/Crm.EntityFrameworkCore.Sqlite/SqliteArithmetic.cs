using System.Data.Common;
using System.Runtime.CompilerServices;
using Crm.Criteria;
using Crm.EntityFrameworkCore.Sql;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;

namespace Crm.EntityFrameworkCore.Sqlite;

/// <summary>
/// SQLite adds in 64 bits, which hold any sum of two numbers within the limit; what is beyond 64 bits becomes a double there without a word, so products and
/// quotients are made by functions of ours.
/// </summary>
internal sealed class SqliteArithmetic : SqlArithmetic
{
    private const long MicrosecondsPerMinute = 60_000_000;
    private const decimal MicrosecondsPerTenThousandthOfADay = 8_640_000m;
    private static readonly ConditionalWeakTable<DbConnection, object> Prepared = [];

    public static SqliteArithmetic Instance { get; } = new();

    protected override string Least => "min";

    protected override string Greatest => "max";

    public override string ToDecimal(string value) => $"({value} * 10000)";

    public override string Multiply(string left, string right, ValueKind kind) =>
        $"{(kind == ValueKind.Integer ? "crm_multiply_whole" : "crm_multiply")}({left}, {right})";

    public override string Divide(string left, string right) => $"crm_divide({left}, {right})";

    /// <summary>A decimal stands as ten-thousandths, so four of its digits more are behind the point of the whole number it is.</summary>
    public override string Round(string value, ValueKind kind, int digits) =>
        (kind == ValueKind.Integer ? digits : digits - DecimalBounds.Scale) is var places and < 0 ? $"crm_round({value}, {places})" : value;

    public override string DaysOfDates(string left, string right) => $"CAST(julianday({left}) - julianday({right}) AS INTEGER)";

    public override string DaysOfInstants(string left, string right) => $"crm_days({left}, {right})";

    public override string Shift(string date, int days, int months) => $"crm_shift({date}, {days}, {months})";

    public override string ShiftMinutes(string instant, int minutes) => Within($"({instant} + {minutes * MicrosecondsPerMinute})", Repr.Microseconds);

    /// <summary>The provider keeps the functions of a connection for as long as it lives, however often it is closed and opened.</summary>
    public override void Prepare(DbConnection connection)
    {
        if (connection is not SqliteConnection sqlite || !Prepared.TryAdd(sqlite, this))
        {
            return;
        }

        sqlite.CreateFunction<long?, long?, long?>("crm_multiply", Multiply, isDeterministic: true);
        sqlite.CreateFunction<long?, long?, long?>("crm_multiply_whole", static (x, y) => x is { } a && y is { } b ? ExactNumbers.Multiply(a, b) : null, isDeterministic: true);
        sqlite.CreateFunction<long?, long?, long?>("crm_divide", Divide, isDeterministic: true);
        sqlite.CreateFunction<long?, long, long?>("crm_round", static (x, places) => x is { } a ? (long)ExactNumbers.Round(a, (int)places) : null, isDeterministic: true);
        sqlite.CreateFunction<long?, long?, long?>("crm_days", Days, isDeterministic: true);
        sqlite.CreateFunction<string?, long, long, string?>("crm_shift", Shift, isDeterministic: true);
    }

    protected override (string Least, string Greatest) Beyond(Repr repr) => repr switch
    {
        Repr.Integer => ("-100000000000001", "100000000000001"),
        Repr.Scaled => ("-1000000000000000001", "1000000000000000001"),
        Repr.Microseconds => ($"{TimeBounds.FirstInstant.ToMicroseconds() - 1}", $"{TimeBounds.EndOfInstants.ToMicroseconds()}"),
        _ => throw new ArgumentOutOfRangeException(nameof(repr), repr, null),
    };

    private static long? Multiply(long? left, long? right) =>
        left is { } a && right is { } b && ExactNumbers.Multiply(Scaling.FromScaled(a), Scaling.FromScaled(b)) is { } product ? Scaling.ToScaled(product) : null;

    private static long? Divide(long? left, long? right) =>
        left is { } a && right is { } b && ExactNumbers.Divide(a, b) is { } quotient ? Scaling.ToScaled(quotient) : null;

    private static long? Days(long? left, long? right) =>
        left is { } a && right is { } b ? (long)decimal.Round((a - b) / MicrosecondsPerTenThousandthOfADay, 0, MidpointRounding.AwayFromZero) : null;

    private static string? Shift(string? date, long days, long months) =>
        date is not null && ExactNumbers.Shift(LocalDatePattern.Iso.Parse(date).Value, (int)days, (int)months) is { } shifted ? LocalDatePattern.Iso.Format(shifted) : null;
}
