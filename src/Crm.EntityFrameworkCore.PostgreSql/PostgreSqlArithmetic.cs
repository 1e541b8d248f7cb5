using Crm.Criteria;
using Crm.EntityFrameworkCore.Sql;

namespace Crm.EntityFrameworkCore.PostgreSql;

/// <summary>
/// PostgreSQL's numeric adds and multiplies exactly and rounds half away from zero. A quotient is made with 30 decimals and more before it is rounded to four: one that
/// is not halfway between two of those is farther from there than that, so nothing is rounded twice to another side.
/// </summary>
internal sealed class PostgreSqlArithmetic : SqlArithmetic
{
    private const string ManyDecimals = "1.000000000000000000000000000000";

    public static PostgreSqlArithmetic Instance { get; } = new();

    /// <summary>It passes over nulls, and gives the bound: which is then null.</summary>
    protected override string Least => "LEAST";

    protected override string Greatest => "GREATEST";

    public override string ToDecimal(string value) => $"({value})::numeric";

    public override string Multiply(string left, string right, ValueKind kind) => kind == ValueKind.Integer
        ? $"{Within($"(({left})::numeric * {right})", Repr.Numeric)}::bigint"
        : Within($"round({left} * {right}, 4)", Repr.Numeric);

    public override string Divide(string left, string right) => Within($"round({left} * {ManyDecimals} / NULLIF({right}, 0), 4)", Repr.Numeric);

    public override string Round(string value, ValueKind kind, int digits) => kind == ValueKind.Decimal
        ? $"round({value}, {digits})"
        : digits < 0 ? $"round(({value})::numeric, {digits})::bigint" : value;

    public override string DaysOfDates(string left, string right) => $"({left} - {right})::bigint";

    public override string DaysOfInstants(string left, string right) => $"round(extract(epoch FROM ({left} - {right})) * {ManyDecimals} / 86400, 4)";

    public override string Shift(string date, int days, int months) =>
        Within(months == 0 ? $"({date} + ({days}))" : $"({date} + interval '{months} months')::date", Repr.Date);

    public override string ShiftMinutes(string instant, int minutes) => Within($"({instant} + interval '{minutes} minutes')", Repr.Instant);

    protected override (string Least, string Greatest) Beyond(Repr repr) => repr switch
    {
        Repr.Integer => ("(-100000000000001)", "100000000000001"),
        Repr.Numeric => ("(-100000000000000.0001)", "100000000000000.0001"),
        Repr.Date => ("date '0999-12-31'", "date '9999-01-01'"),
        Repr.Instant => ("timestamptz '1899-12-31 23:59:59.999999+00'", "timestamptz '9999-01-01 00:00:00+00'"),
        _ => throw new ArgumentOutOfRangeException(nameof(repr), repr, null),
    };
}
