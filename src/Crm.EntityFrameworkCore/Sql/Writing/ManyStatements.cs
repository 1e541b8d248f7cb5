using System.Data.Common;
using System.Threading.Channels;
using Crm.EntityFrameworkCore.Sql.Executing;

namespace Crm.EntityFrameworkCore.Sql.Writing;

/// <summary>
/// Runs the statements of a large batch one after the other, each prepared once, while another thread makes those that follow: the rows' values as the database takes them,
/// and the words of the index.
/// </summary>
internal sealed class ManyStatements(SqlSchema schema, ISqlConnection session, DbConnection connection) : IDisposable
{
    private const int Block = 128;
    private const int BlocksAhead = 8;

    private readonly Dictionary<SqlTemplate, RepeatedStatement> prepared = [];

    public async Task RunAsync(IEnumerable<Statement> statements, CancellationToken cancellationToken)
    {
        var blocks = Channel.CreateBounded<Statement[]>(new BoundedChannelOptions(BlocksAhead) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var making = Task.Run(() => MakeAsync(blocks.Writer, statements, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var block in blocks.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (var statement in block)
                {
                    statement.Check(Run(statement) ?? await CommandAsync(statement, cancellationToken).ConfigureAwait(false));
                }

                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await making.ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        foreach (var statement in prepared.Values)
        {
            statement.Dispose();
        }
    }

    /// <summary>What goes wrong is thrown where the blocks are read.</summary>
    private static async Task MakeAsync(ChannelWriter<Statement[]> blocks, IEnumerable<Statement> statements, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            foreach (var block in statements.Chunk(Block))
            {
                await blocks.WriteAsync(block, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            failure = e;
        }

        blocks.Complete(failure);
    }

    private int? Run(in Statement statement)
    {
        if (!prepared.TryGetValue(statement.Template, out var repeated))
        {
            repeated = prepared[statement.Template] = schema.Dialect.Repeat(connection, statement.Template);
        }

        return repeated.Run(statement.Values);
    }

    /// <summary>A command waits for others as long as its time-out says, and then tells why.</summary>
    private async Task<int> CommandAsync(Statement statement, CancellationToken cancellationToken)
    {
        var commands = Commands.Of(connection);
        var command = commands.Take(statement.Template, schema.Dialect, connection, session);
        try
        {
            for (var i = 0; i < statement.Values.Length; i++)
            {
                command.Parameters[i].Value = statement.Values[i];
            }

            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            commands.Return(statement.Template, command);
        }
    }
}
