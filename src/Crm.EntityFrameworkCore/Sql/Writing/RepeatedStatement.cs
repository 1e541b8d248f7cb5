namespace Crm.EntityFrameworkCore.Sql.Writing;

/// <summary>One statement of an open connection, prepared to be run many times within its transaction, one after the other.</summary>
internal abstract class RepeatedStatement : IDisposable
{
    /// <summary>Runs it with these values.</summary>
    /// <returns>How many rows it changed; null: another connection was in the way, and nothing was done.</returns>
    /// <exception cref="System.Data.Common.DbException">It was refused, as a command would have been.</exception>
    public abstract int? Run(object[] values);

    public abstract void Dispose();
}
