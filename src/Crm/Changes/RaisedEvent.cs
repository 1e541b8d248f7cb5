namespace Crm.Changes;

/// <summary>An event with its name, on its way into the outbox.</summary>
internal sealed record RaisedEvent(string Name, object Event);
