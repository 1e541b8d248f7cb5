using System.Data.Common;
using Crm.Criteria;
using Crm.EntityFrameworkCore.Sql.Writing;
using Crm.Records;
using Crm.Storage;

namespace Crm.EntityFrameworkCore.Sql;

/// <summary>
/// What differs between databases when the same query or write is put in SQL. Everything that gives an answer is the same on each:
/// texts compare by code point, decimals are exact, nulls come last. Stateless.
/// </summary>
internal abstract class SqlDialect
{
    /// <summary>A name from the model, quoted.</summary>
    public static string Quote(string name) => string.Concat("\"", name.Replace("\"", "\"\"", StringComparison.Ordinal), "\"");

    /// <summary>How a slot stands in its column.</summary>
    public abstract Repr Of(SlotKind kind);

    /// <summary>The column type of a slot, with the collation that texts need.</summary>
    public abstract string StoreType(SlotKind kind);

    /// <summary>How the parameter of that index, from 0, is written in SQL.</summary>
    public abstract string Placeholder(int index);

    /// <summary>Makes a parameter of that index, without a value; for a list, one that takes what <see cref="ToList"/> gives.</summary>
    public abstract DbParameter CreateParameter(int index, Repr repr, bool list);

    /// <summary>The value a parameter takes. The value is never null.</summary>
    public abstract object ToDatabase(object value, Repr repr);

    /// <summary>The one value that stands for a list; items may be null.</summary>
    public abstract object ToList(IReadOnlyList<object?> items, Repr repr);

    /// <summary>Reads a value that is not null.</summary>
    public abstract object Read(DbDataReader reader, int ordinal, Repr repr);

    /// <summary>The same value, standing in another way.</summary>
    public abstract string Convert(string sql, Repr from, Repr to);

    /// <summary>How it does arithmetic.</summary>
    public abstract SqlArithmetic Arithmetic { get; }

    /// <summary>An entry of a column of custom values. The key comes from a definition.</summary>
    public abstract SqlValue JsonEntry(string column, string key, ValueKind kind);

    /// <summary>Whether a text holds another: true or false, null where one is null.</summary>
    public abstract string Contains(string text, string part, bool negated);

    /// <summary>Whether a text ends with another.</summary>
    public abstract string EndsWith(string text, string part, bool negated);

    /// <summary>Whether a value is one of those in a list parameter.</summary>
    public abstract string InList(string value, string list, Repr repr, bool negated);

    /// <summary>A list parameter as a table <c>u</c> with one column, <c>value</c>.</summary>
    public abstract string Each(string list);

    /// <summary>The id that a text writes in hexadecimal digits.</summary>
    public abstract string IdOf(string digits);

    /// <summary>From how many items on a list is one parameter.</summary>
    public abstract int ListThreshold { get; }

    /// <summary>What follows a sort key that can be null, so that nulls come last.</summary>
    public abstract string NullsLast(bool descending);

    /// <summary>The number, from 1, of the period a value lies in, given the list of starts as a parameter; null where the database cannot, so that a CASE must do.</summary>
    public virtual string? PeriodNumber(string value, string starts) => null;

    /// <summary>A sum and how it stands; null where there is nothing.</summary>
    public abstract SqlValue Sum(string value, Repr repr, string filter);

    /// <summary>Whether a sum of that kind of value can exceed what the database sums in, and is then refused with <see cref="IsSumOverflow"/>.</summary>
    public virtual bool SumOverflows(Repr repr) => false;

    /// <summary>Whether the error says that a sum was too big.</summary>
    public virtual bool IsSumOverflow(DbException error) => false;

    /// <summary>Whether (a, b) > (x, y) can be answered from an index in full.</summary>
    public virtual bool ComparesRows => false;

    /// <summary>Whether each walk of a page has to be told how many rows are wanted, else it goes to its end; if not, the walks are merged row by row, and no more is read than the page has.</summary>
    public virtual bool LimitsWalks => false;

    /// <summary>What a query for rows ends with, so that those of that table are held.</summary>
    public virtual string Hold(RowHold hold, string alias) => "";

    /// <summary>Whether the error says that others' transactions were in the way, and the work may be done again.</summary>
    public virtual bool IsConflict(DbException error) => false;

    /// <summary>Whether the error says that another writer had the database for longer than a command waits.</summary>
    public virtual bool IsBusy(DbException error) => false;

    /// <summary>Whether the error goes by, so that the same work may be done again: a connection lost, a server that starts up, others in the way.</summary>
    public virtual bool IsTransient(Exception error) => error is DbException { IsTransient: true };

    /// <summary>What a subquery that chooses rows to claim ends with.</summary>
    public virtual string SkipLocked => "";

    /// <summary>The statement that tells row-level security whose rows are meant; null: there is no such thing.</summary>
    public virtual string? Guard => null;

    /// <summary>Has others who write to a table wait, and waits for those who have; null: whoever writes is alone anyway.</summary>
    public virtual string? LockForDeletion(string table) => null;

    /// <summary>Whether a statement that writes and returns rows needs a transaction around it to wait for others where it commits.</summary>
    public virtual bool ReturningNeedsTransaction => false;

    /// <summary>What a violated unique constraint tells of itself; null: the error is another.</summary>
    public abstract UniqueViolation? FindUniqueViolation(DbException error);

    /// <summary>Has the database keep the plan of a command that comes again and again.</summary>
    public virtual Task PrepareAsync(DbCommand command, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Prepares a statement to be run many times. Asked only where statements run one after the other.</summary>
    public virtual RepeatedStatement Repeat(DbConnection connection, SqlTemplate template) => throw new NotSupportedException();

    /// <summary>Whether many rows go with one statement: <see cref="InsertLists"/>.</summary>
    public virtual bool InsertsTogether => false;

    /// <summary>Inserts many rows with one statement, given one list parameter a column.</summary>
    public virtual string InsertLists(string table, IReadOnlyList<string> columns, IReadOnlyList<Repr> reprs) => throw new NotSupportedException();

    /// <summary>From how many rows on a bulk load pays.</summary>
    public virtual int BulkFrom => int.MaxValue;

    /// <summary>What begins a bulk load.</summary>
    public virtual string Bulk(string table, IReadOnlyList<string> columns) => throw new NotSupportedException();

    /// <summary>Whether the database lets whoever is connected load that table in bulk.</summary>
    public virtual ValueTask<bool> AllowsBulkAsync(DbConnection connection, string table, CancellationToken cancellationToken) => new(false);

    /// <summary>Loads rows in bulk, within the connection's transaction.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="template">What begins it; its parameters say how the values stand.</param>
    /// <param name="rows">A value a parameter, as the CRM has them.</param>
    /// <param name="timeout">Seconds that it may take; null: the provider's own default.</param>
    /// <param name="cancellationToken">Cancels; nothing is loaded then.</param>
    public virtual Task LoadAsync(DbConnection connection, SqlTemplate template, object?[][] rows, int? timeout, CancellationToken cancellationToken) => throw new NotSupportedException();
}

/// <summary>An expression and how its value stands.</summary>
/// <param name="Sql">The expression.</param>
/// <param name="Repr">How its value stands.</param>
/// <param name="MayBeNull">Whether it can be null.</param>
internal readonly record struct SqlValue(string Sql, Repr Repr, bool MayBeNull);

/// <summary>A violated unique constraint.</summary>
/// <param name="Table">The table, as far as the database tells.</param>
/// <param name="Columns">The columns, as far as the database tells.</param>
/// <param name="Constraint">The constraint's name, as far as the database tells.</param>
internal sealed record UniqueViolation(string? Table, IReadOnlyList<string> Columns, string? Constraint);
