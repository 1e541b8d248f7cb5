using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Crm.Tests.Shared;

/// <summary>One connection through a <see cref="PostgreSqlProxy"/>.</summary>
internal sealed class PostgreSqlWire(PostgreSqlProxy proxy, Socket client, int port)
{
    private const int SslRequest = 80877103;
    private const int GssRequest = 80877104;
    private readonly TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool holdsReplies;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var near = new NetworkStream(client, ownsSocket: true);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            using var far = new NetworkStream(socket);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var replies = ReplyAsync(far, near, end.Token);
            var requests = RequestAsync(near, far, end.Token);
            await Task.WhenAny(replies, requests);

            // Whichever end is gone, the other goes too.
            client.Close();
            socket.Close();
            await end.CancelAsync();
            await Task.WhenAll(replies, requests);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // An end that is gone is what this is about.
        }
    }

    private async Task ReplyAsync(NetworkStream far, NetworkStream near, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        int length;
        while ((length = await far.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (holdsReplies)
            {
                answered.TrySetResult();
                return;
            }

            await near.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
        }
    }

    private async Task RequestAsync(NetworkStream near, NetworkStream far, CancellationToken cancellationToken)
    {
        byte[] first;
        do
        {
            first = await MessageAsync(near, 0, cancellationToken);
            await far.WriteAsync(first, cancellationToken);
        }
        while (BinaryPrimitives.ReadInt32BigEndian(first.AsSpan(4)) is SslRequest or GssRequest);

        while (true)
        {
            var message = await MessageAsync(near, 1, cancellationToken);
            var isCommit = message[0] == 'Q' && message.AsSpan(5).SequenceEqual("COMMIT\0"u8);
            if (!await PassAsync(proxy.FaultOf(new((char)message[0], isCommit)), message, near, far, cancellationToken))
            {
                return;
            }
        }
    }

    /// <summary>Passes a message on, or what is made of it; false: the connection is to be dropped.</summary>
    private async Task<bool> PassAsync(WireFault fault, byte[] message, NetworkStream near, NetworkStream far, CancellationToken cancellationToken)
    {
        switch (fault)
        {
            case WireFault.DropBefore:
                return false;
            case WireFault.Shutdown:
                await near.WriteAsync(Message('E', "SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0"), cancellationToken);
                return false;
            case WireFault.Serialization or WireFault.Deadlock:
                var code = fault == WireFault.Serialization ? "40001" : "40P01";
                await far.WriteAsync(Message('Q', $"DO $$ BEGIN RAISE EXCEPTION 'injected' USING ERRCODE = '{code}'; END $$\0"), cancellationToken);
                return true;
            case WireFault.DropReply:
                holdsReplies = true;
                await far.WriteAsync(message, cancellationToken);
                await answered.Task.WaitAsync(cancellationToken);
                return false;
            default:
                await far.WriteAsync(message, cancellationToken);
                return fault == WireFault.None;
        }
    }

    private static byte[] Message(char type, string content)
    {
        var bytes = new byte[5 + Encoding.ASCII.GetByteCount(content)];
        bytes[0] = (byte)type;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1), bytes.Length - 1);
        Encoding.ASCII.GetBytes(content, bytes.AsSpan(5));
        return bytes;
    }

    /// <summary>One whole message: its type byte if it has one, its length, the rest.</summary>
    private static async Task<byte[]> MessageAsync(NetworkStream stream, int type, CancellationToken cancellationToken)
    {
        var head = new byte[type + 4];
        await stream.ReadExactlyAsync(head, cancellationToken);
        var message = new byte[type + BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(type))];
        head.CopyTo(message, 0);
        await stream.ReadExactlyAsync(message.AsMemory(head.Length), cancellationToken);
        return message;
    }
}
