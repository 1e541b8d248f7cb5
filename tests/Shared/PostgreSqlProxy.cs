using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Crm.Tests.Shared;

/// <summary>A wire between a client and a PostgreSQL server that fails when it is told to. It looks at the client's messages one by one.</summary>
internal sealed class PostgreSqlProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Task, bool> wires = [];
    private readonly CancellationTokenSource stop = new();
    private readonly int server;
    private readonly Task accepting;
    private int faults;

    /// <param name="server">The server's port on this machine.</param>
    public PostgreSqlProxy(int server)
    {
        this.server = server;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    /// <summary>Where to connect to; without encryption.</summary>
    public int Port { get; }

    /// <summary>Decides over each message of a client after its start-up; called by many connections at once.</summary>
    public Func<WireMessage, WireFault>? Decide { get; set; }

    /// <summary>How many faults took effect.</summary>
    public int Faults => Volatile.Read(ref faults);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(wires.Keys);
        stop.Dispose();
    }

    internal WireFault FaultOf(WireMessage message)
    {
        var fault = Decide?.Invoke(message) ?? WireFault.None;
        if (fault != WireFault.None)
        {
            Interlocked.Increment(ref faults);
        }

        return fault;
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            Socket client;
            try
            {
                client = await listener.AcceptSocketAsync(stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException && stop.IsCancellationRequested)
            {
                return;
            }

            var wire = Task.Run(() => new PostgreSqlWire(this, client, server).RunAsync(stop.Token));
            wires[wire] = true;
            _ = wire.ContinueWith(t => wires.TryRemove(t, out _), TaskScheduler.Default);
        }
    }
}

/// <summary>A message of a client.</summary>
/// <param name="Type">Its type byte: Q is a simple query.</param>
/// <param name="IsCommit">Whether it is the simple query COMMIT.</param>
internal readonly record struct WireMessage(char Type, bool IsCommit);
