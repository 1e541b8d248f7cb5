using System.Runtime.ExceptionServices;

namespace Crm.Scoring.Boosting;

/// <summary>
/// Threads that do short pieces of work together, again and again: between two pieces the others look for the next for some microseconds, which is less than waking up takes, and only then sleep. The thread that hands out
/// work does it too, and never waits for one that has not begun. Of one member, all is done where it is asked for.
/// </summary>
internal sealed class ThreadTeam : IDisposable
{
    // Looks of about 0.1 us each before a thread sleeps.
    private const int Looks = 200;
    private const int LookLength = 1;

    private static readonly Job None = new(0, static _ => { });
    private static readonly Job Last = new(0, static _ => { });

    private readonly object gate = new();
    private readonly Task[] others;
    private volatile Job current = None;
    private volatile Job shared = None;

    public ThreadTeam(int members) =>
        others = [.. Enumerable.Range(1, members - 1).Select(_ => Task.Factory.StartNew(WorkOn, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];

    /// <summary>A team of one.</summary>
    public static ThreadTeam Alone { get; } = new(1);

    /// <summary>How many threads there are.</summary>
    public int Members => others.Length + 1;

    /// <summary>Does pieces that do not depend on each other; returns when all are done.</summary>
    public void Run(int count, Action<int> body)
    {
        if (others.Length == 0 || count < 2)
        {
            DoAll(count, body);
            return;
        }

        var job = new Job(count, body);
        Offer(job);
        Finish(job);
    }

    /// <summary>The same from within a piece: of the other threads those take part that call <see cref="Help"/>.</summary>
    public void Share(int count, Action<int> body)
    {
        if (others.Length == 0 || count < 2)
        {
            DoAll(count, body);
            return;
        }

        var job = new Job(count, body);
        shared = job;
        Finish(job);
    }

    /// <summary>Takes part in what another thread shares; false: there is nothing left to do.</summary>
    public bool Help() => shared.Work();

    public void Dispose()
    {
        Offer(Last);
        foreach (var other in others)
        {
            // What it may have thrown has been told already.
            ((IAsyncResult)other).AsyncWaitHandle.WaitOne();
        }
    }

    /// <summary>Waits for a moment, shorter than <see cref="SpinWait"/> soon would; who looks for long lets others have the processor.</summary>
    public static void Pause(int look)
    {
        if (look % Looks == 0)
        {
            Thread.Yield();
        }
        else
        {
            Thread.SpinWait(LookLength);
        }
    }

    private static void DoAll(int count, Action<int> body)
    {
        for (var i = 0; i < count; i++)
        {
            body(i);
        }
    }

    private static void Finish(Job job)
    {
        job.Work();
        for (var look = 1; !job.IsDone; look++)
        {
            Pause(look);
        }

        job.Failure?.Throw();
    }

    private void Offer(Job job)
    {
        lock (gate)
        {
            current = job;
            Monitor.PulseAll(gate);
        }
    }

    private void WorkOn()
    {
        for (var job = Next(None); job != Last; job = Next(job))
        {
            job.Work();
        }
    }

    private Job Next(Job done)
    {
        for (var i = 0; i < Looks && current == done; i++)
        {
            Thread.SpinWait(LookLength);
        }

        lock (gate)
        {
            while (current == done)
            {
                Monitor.Wait(gate);
            }

            return current;
        }
    }

    /// <summary>Pieces of work; whoever is free takes the next.</summary>
    private sealed class Job(int count, Action<int> body)
    {
        private int taken;
        private int done;

        public bool IsDone => Volatile.Read(ref done) == count;

        /// <summary>What a piece threw.</summary>
        public ExceptionDispatchInfo? Failure { get; private set; }

        /// <summary>Does what is not taken yet; false: that is nothing.</summary>
        public bool Work()
        {
            var hasWorked = false;
            while (Volatile.Read(ref taken) < count && Interlocked.Increment(ref taken) - 1 is var i && i < count)
            {
                try
                {
                    body(i);
                    hasWorked = true;
                }
                catch (Exception e)
                {
                    // Nothing else is begun, and nobody waits for it.
                    Failure = ExceptionDispatchInfo.Capture(e);
                    Interlocked.Add(ref done, Math.Max(0, count - Interlocked.Exchange(ref taken, count)));
                    throw;
                }
                finally
                {
                    Interlocked.Increment(ref done);
                }
            }

            return hasWorked;
        }
    }
}
