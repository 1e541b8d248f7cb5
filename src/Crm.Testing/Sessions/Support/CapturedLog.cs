using System.Collections.Concurrent;
using Crm.Sessions;
using Microsoft.Extensions.Logging;

namespace Crm.Testing.Sessions;

/// <summary>Keeps every message that is logged, with its values.</summary>
internal sealed class CapturedLog : ILogger<CrmSession>
{
    private readonly ConcurrentQueue<string> messages = new();

    public IReadOnlyCollection<string> Messages => messages;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(p => p.Value)) : "";
        messages.Enqueue($"{formatter(state, exception)} {values} {exception}");
    }
}
