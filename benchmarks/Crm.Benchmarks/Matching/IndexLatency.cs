using System.Diagnostics;
using System.Globalization;

namespace Crm.Benchmarks.Matching;

/// <summary>How long one question takes, question by question: what a mean hides.</summary>
internal static class IndexLatency
{
    public static void Run(int records)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var people = new IndexedPeople(records);
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        var times = new double[IndexedPeople.Questions];
        var (found, allocated) = (0, 0L);
        // The first round is for the compiler.
        for (var round = 0; round < 2; round++)
        {
            (found, allocated) = (0, GC.GetAllocatedBytesForCurrentThread());
            for (var i = 0; i < times.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                found += people.Index.Find(IndexedPeople.ValuesOf(people.Asked[i])).Count > 0 ? 1 : 0;
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }

            allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / times.Length;
        }

        var mean = times.Average();
        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{records} records, {memory / records} bytes each with their texts; {times.Length} questions, {found} of which find somebody: mean {mean:0.000} ms, median {times[times.Length / 2]:0.000}, p99 {times[times.Length * 99 / 100]:0.000}, p99.9 {times[times.Length * 999 / 1000]:0.000}; {allocated} bytes each"));
    }
}
