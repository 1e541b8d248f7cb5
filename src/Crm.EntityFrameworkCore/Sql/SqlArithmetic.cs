using System.Data.Common;
using Crm.Criteria;

namespace Crm.EntityFrameworkCore.Sql;

/// <summary>
/// How a database does arithmetic so that it gives what <see cref="ExactNumbers"/> gives. Operands are within the limit, each stands once in what is made of it,
/// and null comes of null. Stateless.
/// </summary>
internal abstract class SqlArithmetic
{
    /// <summary>The values just beyond the range of a representation: what is beyond is brought to one of them, which is then null.</summary>
    protected abstract (string Least, string Greatest) Beyond(Repr repr);

    protected abstract string Least { get; }

    protected abstract string Greatest { get; }

    /// <summary>The value, or null where it is beyond the range of its representation.</summary>
    public string Within(string value, Repr repr)
    {
        var (least, greatest) = Beyond(repr);
        return $"NULLIF(NULLIF({Greatest}({Least}({value}, {greatest}), {least}), {greatest}), {least})";
    }

    /// <summary>A whole number as a decimal.</summary>
    public abstract string ToDecimal(string value);

    /// <summary>A product; checks that it is within the limit.</summary>
    public abstract string Multiply(string left, string right, ValueKind kind);

    /// <summary>A quotient of decimals; checks that it is within the limit.</summary>
    public abstract string Divide(string left, string right);

    /// <summary>A number rounded half away from zero.</summary>
    public abstract string Round(string value, ValueKind kind, int digits);

    /// <summary>The days from the right date to the left one.</summary>
    public abstract string DaysOfDates(string left, string right);

    /// <summary>The days from the right instant to the left one, a decimal.</summary>
    public abstract string DaysOfInstants(string left, string right);

    /// <summary>A date moved; checks that it is within the calendar.</summary>
    public abstract string Shift(string date, int days, int months);

    /// <summary>An instant moved; checks that it is within the calendar.</summary>
    public abstract string ShiftMinutes(string instant, int minutes);

    /// <summary>Makes a connection able to run what is made here. Called before each command that has arithmetic.</summary>
    public virtual void Prepare(DbConnection connection)
    {
    }
}
