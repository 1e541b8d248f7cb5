using System.Collections.Concurrent;
using System.Diagnostics;

namespace Crm.Durability.Load;

/// <summary>This program once more, as a child that is there to be killed. It ends by itself when its input does, that is with its parent.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task reading;
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process)
    {
        this.process = process;
        reading = ReadAsync();
    }

    /// <summary>The lines it wrote whole. A line cut off by its end is not among them.</summary>
    public ConcurrentQueue<string> Lines { get; } = [];

    public static ChildProcess Start(string command, Store store, int seed)
    {
        string[] arguments = [command, "--store", store.ToString(), "--seed", seed.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program, Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(ChildProcess).Assembly.Location, .. arguments] : arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        return new(Process.Start(start)!);
    }

    /// <summary>Waits for its first line.</summary>
    /// <exception cref="InvalidOperationException">It ended without one.</exception>
    public Task BegunAsync() => first.Task.WaitAsync(TimeSpan.FromSeconds(180));

    /// <summary>Kills it with SIGKILL, and waits until all it wrote is read.</summary>
    /// <returns>Whether it was running still.</returns>
    public async Task<bool> KillAsync()
    {
        var ran = !process.HasExited;
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
        return ran;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new char[4096];
        var line = new System.Text.StringBuilder();
        int length;
        while ((length = await process.StandardOutput.ReadAsync(buffer)) > 0)
        {
            for (var i = 0; i < length; i++)
            {
                if (buffer[i] != '\n')
                {
                    line.Append(buffer[i]);
                    continue;
                }

                Lines.Enqueue(line.ToString());
                line.Clear();
                first.TrySetResult();
            }
        }

        first.TrySetException(new InvalidOperationException("The child ended before it had done anything."));
    }
}
