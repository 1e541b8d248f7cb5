using System.Data.Common;
using Crm.EntityFrameworkCore.Sql.Executing;
using Crm.EntityFrameworkCore.Sql.Searching;
using Crm.EntityFrameworkCore.Sql.Shapes;
using Crm.Storage;

namespace Crm.EntityFrameworkCore.Sql.Writing;

/// <summary>Runs the statements of a batch: many in one trip where the provider can, else one after the other with kept commands.</summary>
internal sealed class BatchWriter(SqlSchema schema, ISqlConnection session)
{
    private const int TripUpTo = 200;

    /// <summary>From how many rows on it pays to make the statements on a thread of their own.</summary>
    private const int ManyFrom = 200;

    public ValueTask WriteAsync(WriteBatch batch, CancellationToken cancellationToken) => WriteAsync(batch, [], null, cancellationToken);

    /// <summary>Asks, has the answers judged, and writes. What the judge throws comes before what the writing does.</summary>
    public async ValueTask WriteAsync(
        WriteBatch batch, IReadOnlyList<(SqlTemplate Template, Constants Constants)> asked, Action<IReadOnlyList<IReadOnlyList<object?[]>>>? judge, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(new WritePlan(schema, batch).Statements().Concat(new IndexPlan(schema, batch).Statements()), new(asked, judge), batch.Tenant, batch.Rows.Count >= ManyFrom, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e) when (schema.Dialect.FindUniqueViolation(e) is { } violation)
        {
            throw Duplicates.Explain(schema, batch, violation, e);
        }
    }

    /// <summary>Asks without writing.</summary>
    public async ValueTask<IReadOnlyList<IReadOnlyList<object?[]>>> AskAsync(IReadOnlyList<(SqlTemplate Template, Constants Constants)> asked, Whose whose, CancellationToken cancellationToken)
    {
        IReadOnlyList<IReadOnlyList<object?[]>> answers = [];
        await RunAsync([], new(asked, found => answers = found), whose, areMany: false, cancellationToken).ConfigureAwait(false);
        return answers;
    }

    /// <summary>Runs statements, one after the other.</summary>
    public ValueTask RunAsync(IEnumerable<Statement> statements, Whose whose, CancellationToken cancellationToken) => RunAsync(statements, Question.None, whose, areMany: false, cancellationToken);

    private async ValueTask RunAsync(IEnumerable<Statement> statements, Question question, Whose whose, bool areMany, CancellationToken cancellationToken)
    {
        var connection = await session.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await (connection.CanCreateBatch
                ? TripsAsync(connection, statements, question, whose, cancellationToken)
                : areMany
                ? ManyAsync(connection, statements, cancellationToken)
                : SinglesAsync(connection, statements, cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            await session.CloseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>One command serves as long as the statement stays the same.</summary>
    private async Task SinglesAsync(DbConnection connection, IEnumerable<Statement> statements, CancellationToken cancellationToken)
    {
        var commands = Commands.Of(connection);
        SqlTemplate? template = null;
        DbCommand? command = null;
        try
        {
            foreach (var statement in statements)
            {
                if (!ReferenceEquals(statement.Template, template))
                {
                    Return();
                    (template, command) = (statement.Template, commands.Take(statement.Template, schema.Dialect, connection, session));
                }

                for (var i = 0; i < statement.Values.Length; i++)
                {
                    command!.Parameters[i].Value = statement.Values[i];
                }

                statement.Check(await command!.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false));
            }
        }
        finally
        {
            Return();
        }

        void Return()
        {
            if (command is not null)
            {
                commands.Return(template!, command);
                command = null;
            }
        }
    }

    private async Task ManyAsync(DbConnection connection, IEnumerable<Statement> statements, CancellationToken cancellationToken)
    {
        using var many = new ManyStatements(schema, session, connection);
        await many.RunAsync(statements, cancellationToken).ConfigureAwait(false);
    }

    private async Task TripsAsync(DbConnection connection, IEnumerable<Statement> statements, Question question, Whose whose, CancellationToken cancellationToken)
    {
        var trip = new List<Statement>();
        foreach (var statement in statements)
        {
            if (statement.Bulk is { } bulk)
            {
                await RunAsync().ConfigureAwait(false);
                await LoadAsync(connection, statement.Template, bulk, whose, cancellationToken).ConfigureAwait(false);
                continue;
            }

            trip.Add(statement);
            if (trip.Count == TripUpTo)
            {
                await RunAsync().ConfigureAwait(false);
            }
        }

        await RunAsync().ConfigureAwait(false);

        async Task RunAsync()
        {
            if (trip.Count + question.Asked.Count > 0)
            {
                await new Trip(schema, session, whose, question, trip).RunAsync(connection, cancellationToken).ConfigureAwait(false);
                question = Question.None;
                trip.Clear();
            }
        }
    }

    private async Task LoadAsync(DbConnection connection, SqlTemplate template, BulkRows bulk, Whose whose, CancellationToken cancellationToken)
    {
        // Within row-level security there is no COPY.
        if (schema.Guard is null && await schema.Dialect.AllowsBulkAsync(connection, bulk.Table, cancellationToken).ConfigureAwait(false))
        {
            await schema.Dialect.LoadAsync(connection, template, bulk.Rows, session.CommandTimeout, cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach (var statement in bulk.Listed())
        {
            await new Trip(schema, session, whose, Question.None, [statement]).RunAsync(connection, cancellationToken).ConfigureAwait(false);
        }
    }
}
