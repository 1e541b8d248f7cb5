using System.Diagnostics;

namespace Crm.ScaleBenchmark.Measuring;

/// <summary>Asks again and again, and prints the times.</summary>
internal static class Answers
{
    /// <summary>How often each is asked at most.</summary>
    public const int Most = Warm + Measured;

    private const int Warm = 20;
    private const int Measured = 100;

    /// <summary>After so long a slow answer is asked for no more.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    /// <param name="name">What is asked.</param>
    /// <param name="ask">Asks the n-th question; gives how many rows the answer has.</param>
    public static async Task MeasureAsync(string name, Func<int, Task<int>> ask)
    {
        var times = new List<double>();
        var rows = 0;
        var begun = Stopwatch.StartNew();
        for (var i = 0; times.Count < 5 || (times.Count < Measured && begun.Elapsed < Patience); i++)
        {
            var watch = Stopwatch.StartNew();
            var answer = await ask(i);
            if (i >= Warm || begun.Elapsed > Patience / 4)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
                rows += answer;
            }
        }

        times.Sort();
        Console.WriteLine(FormattableString.Invariant(
            $"| {name,-32} | {times[times.Count / 2],8:N2} | {times[times.Count * 95 / 100],8:N2} | {times[^1],8:N2} | {(double)rows / times.Count,6:N1} |"));
    }

    public static void PrintHead() => Console.WriteLine($"| {"",-32} | {"median ms",8} | {"95 % ms",8} | {"worst ms",8} | {"rows",6} |\n|---|---|---|---|---|");
}
