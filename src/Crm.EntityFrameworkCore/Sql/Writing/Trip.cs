using System.Data.Common;
using System.Runtime.ExceptionServices;
using Crm.EntityFrameworkCore.Sql.Executing;

namespace Crm.EntityFrameworkCore.Sql.Writing;

/// <summary>Queries and statements that go to the server together; within row-level security, after it is told whose rows are meant.</summary>
internal sealed class Trip(SqlSchema schema, ISqlConnection session, Whose whose, Question question, IReadOnlyList<Statement> statements)
{
    private readonly SqlDialect dialect = schema.Dialect;

    /// <summary>Where the queries begin in the batch.</summary>
    private readonly int first = schema.Guard is null ? 0 : 1;

    public async Task RunAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var commands = Commands.Of(connection);
        var shape = new TripShape([.. schema.Guard is { } guard ? [guard] : Array.Empty<SqlTemplate>(), .. question.Asked.Select(a => a.Template), .. statements.Select(s => s.Template)]);
        var batch = commands.Take(shape, dialect, connection, session);
        try
        {
            Bind(batch);
            if (shape.IsHot())
            {
                await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
            }

            await ExecuteAsync(batch, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < statements.Count; i++)
            {
                statements[i].Check(batch.BatchCommands[first + question.Asked.Count + i].RecordsAffected);
            }
        }
        finally
        {
            commands.Return(shape, batch);
        }
    }

    /// <summary>What the judge throws, kept until the reader is at its end.</summary>
    private ExceptionDispatchInfo? Refusal(IReadOnlyList<IReadOnlyList<object?[]>> answers)
    {
        try
        {
            question.Judge?.Invoke(answers);
            return null;
        }
        catch (Exception e)
        {
            return ExceptionDispatchInfo.Capture(e);
        }
    }

    private void Bind(DbBatch batch)
    {
        for (var i = 0; i < first; i++)
        {
            Set(batch.BatchCommands[i].Parameters, whose.Values);
        }

        for (var i = 0; i < question.Asked.Count; i++)
        {
            Binding.Bind(batch.BatchCommands[first + i].Parameters, question.Asked[i].Template, question.Asked[i].Constants, dialect);
        }

        for (var i = 0; i < statements.Count; i++)
        {
            Set(batch.BatchCommands[first + question.Asked.Count + i].Parameters, statements[i].Values);
        }
    }

    private static void Set(DbParameterCollection parameters, object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            parameters[i].Value = values[i];
        }
    }

    private async Task ExecuteAsync(DbBatch batch, CancellationToken cancellationToken)
    {
        if (question.Asked.Count == 0)
        {
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            if (first > 0)
            {
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            }

            var answers = new List<IReadOnlyList<object?[]>>(question.Asked.Count);
            foreach (var (template, constants) in question.Asked)
            {
                var rows = new List<object?[]>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows.Add(RowReader.Read(reader, template.Outputs, constants, dialect));
                }

                answers.Add(rows);
                if (answers.Count < question.Asked.Count)
                {
                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                }
            }

            var refusal = Refusal(answers);
            try
            {
                // To the end, where what failed is told.
                while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false))
                {
                }
            }
            catch (DbException) when (refusal is not null)
            {
                // What the write met comes second: it is refused already.
            }

            refusal?.Throw();
        }
    }
}
