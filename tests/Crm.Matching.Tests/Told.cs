namespace Crm.Matching.Tests;

/// <summary>Keeps what is reported, at once; and may do something at it.</summary>
internal sealed class Told<T>(Action<T>? then = null) : IProgress<T>
{
    private readonly Lock gate = new();

    public List<T> All { get; } = [];

    public void Report(T value)
    {
        lock (gate)
        {
            All.Add(value);
            then?.Invoke(value);
        }
    }
}
