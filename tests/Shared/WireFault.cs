namespace Crm.Tests.Shared;

/// <summary>What <see cref="PostgreSqlProxy"/> does to a message on its way to the server.</summary>
internal enum WireFault
{
    /// <summary>Nothing: it passes.</summary>
    None,

    /// <summary>It never arrives: both ends are dropped before it.</summary>
    DropBefore,

    /// <summary>It arrives, and both ends are dropped at once: what the server does with it is anybody's guess.</summary>
    DropAfter,

    /// <summary>The server carries it out and answers, and both ends are dropped before the answer passes.</summary>
    DropReply,

    /// <summary>It never arrives: the client is told that the server is being shut down, and both ends are dropped.</summary>
    Shutdown,

    /// <summary>The server answers with a serialization failure. Simple queries only.</summary>
    Serialization,

    /// <summary>The server answers that a deadlock was found. Simple queries only.</summary>
    Deadlock,
}
