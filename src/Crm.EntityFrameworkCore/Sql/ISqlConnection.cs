using System.Data.Common;

namespace Crm.EntityFrameworkCore.Sql;

/// <summary>The connection and transaction that statements run on: those of the session's context.</summary>
internal interface ISqlConnection
{
    /// <summary>Opens the connection if it is not, and counts the openings.</summary>
    ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Takes one opening back; the last closes the connection if <see cref="OpenAsync"/> opened it.</summary>
    ValueTask CloseAsync();

    /// <summary>The transaction that is open now, if any.</summary>
    DbTransaction? Transaction { get; }

    /// <summary>Seconds a command may take; null: the provider's own default.</summary>
    int? CommandTimeout { get; }
}
