using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace Crm.Benchmarks.Measuring;

/// <summary>
/// Runs each benchmark and its baseline by turns, a few operations a turn, and compares the medians of all turns: on a machine that does other work too,
/// what disturbs one turn disturbs its neighbour alike.
/// </summary>
internal static class InterleavedRun
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(200);

    /// <summary>For the compiler in the background to be done.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    public static async Task RunAsync(string filter, int rounds)
    {
        Console.WriteLine("| benchmark | against | wall | baseline | ratio | CPU | baseline | ratio | allocated | baseline |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var type in typeof(InterleavedRun).Assembly.GetTypes().Where(t => !t.IsAbstract && Benchmarks(t).Any()).OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            if (type.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))
            {
                await RunAsync(type, rounds);
            }
        }
    }

    /// <summary>Runs one benchmark again and again, for a profiler to look at.</summary>
    public static async Task LoopAsync(string type, string method, TimeSpan time)
    {
        var instance = Activator.CreateInstance(typeof(InterleavedRun).Assembly.GetTypes().Single(t => t.Name == type))!;
        await CallAsync<GlobalSetupAttribute>(instance);
        for (var running = Stopwatch.StartNew(); running.Elapsed < time;)
        {
            await MeasureAsync(instance, Benchmarks(instance.GetType()).Single(m => m.Name == method), 1);
        }

        await CallAsync<GlobalCleanupAttribute>(instance);
    }

    private static async Task RunAsync(Type type, int rounds)
    {
        var instance = Activator.CreateInstance(type)!;
        await CallAsync<GlobalSetupAttribute>(instance);
        foreach (var category in Benchmarks(type).GroupBy(m => m.GetCustomAttribute<BenchmarkCategoryAttribute>()?.Categories[0] ?? ""))
        {
            var baseline = category.FirstOrDefault(m => m.GetCustomAttribute<BenchmarkAttribute>()!.Baseline);
            foreach (var method in category.Where(m => m != baseline))
            {
                await CompareAsync(instance, method, baseline, rounds);
            }
        }

        await CallAsync<GlobalCleanupAttribute>(instance);
    }

    private static async Task CompareAsync(object instance, MethodInfo method, MethodInfo? baseline, int rounds)
    {
        var ours = new List<Sample>();
        var theirs = new List<Sample>();
        var count = await CountAsync(instance, method);
        var baselineCount = baseline is null ? 0 : await CountAsync(instance, baseline);
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < WarmUp && !IsHeavy(instance);)
        {
            await MeasureAsync(instance, method, count);
            await (baseline is null ? Task.CompletedTask : MeasureAsync(instance, baseline, baselineCount));
        }

        var turns = count == 1 ? Math.Min(rounds, 5) : rounds;
        for (var i = 0; i < turns; i++)
        {
            if (baseline is not null)
            {
                theirs.Add(await MeasureAsync(instance, baseline, baselineCount));
            }

            ours.Add(await MeasureAsync(instance, method, count));
        }

        var (own, other) = (Sample.Median(ours), Sample.Median(theirs));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {instance.GetType().Name}.{method.Name} | {baseline?.Name} | {Time(own.Wall)} | {Time(other.Wall)} | {own.Wall / other.Wall:0.00} | {Time(own.Cpu)} | {Time(other.Cpu)} | {own.Cpu / other.Cpu:0.00} | {own.Bytes:0} B | {other.Bytes:0} B |"));
    }

    /// <summary>How many operations fill a turn; runs them once, so that all is warm.</summary>
    private static async Task<int> CountAsync(object instance, MethodInfo method)
    {
        for (var count = 1; ; count *= 4)
        {
            var sample = await MeasureAsync(instance, method, count);
            if (sample.Wall * Operations(method) * count * 4 > Turn.TotalNanoseconds || IsHeavy(instance))
            {
                return count;
            }
        }
    }

    private static async Task<Sample> MeasureAsync(object instance, MethodInfo method, int count)
    {
        await CallAsync<IterationSetupAttribute>(instance, method.Name);
        var run = Compile(instance, method);
        if (count > 1)
        {
            GC.Collect();
        }

        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = CpuDiagnoser.ProcessCpu();
        var started = Stopwatch.GetTimestamp();
        await run(count);
        var wall = Stopwatch.GetElapsedTime(started);
        var spent = CpuDiagnoser.ProcessCpu() - cpu;
        double operations = (double)count * Operations(method);
        var sample = new Sample(wall.TotalNanoseconds / operations, spent.TotalNanoseconds / operations, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / operations);
        await CallAsync<IterationCleanupAttribute>(instance, method.Name);
        return sample;
    }

    /// <summary>What runs a benchmark so many times; a number that it gives is not boxed.</summary>
    private static Func<int, Task> Compile(object instance, MethodInfo method)
    {
        if (method.ReturnType == typeof(int))
        {
            return Repeat(method.CreateDelegate<Func<int>>(instance));
        }

        var call = method.CreateDelegate<Func<object>>(instance);
        return async count =>
        {
            for (var i = 0; i < count; i++)
            {
                if (call() is Task task)
                {
                    await task;
                }
            }
        };
    }

    private static Func<int, Task> Repeat(Func<int> call) => count =>
    {
        for (var i = 0; i < count; i++)
        {
            call();
        }

        return Task.CompletedTask;
    };

    private static bool IsHeavy(object instance) => instance.GetType().GetMethods().Any(m => m.GetCustomAttribute<IterationSetupAttribute>() is not null);

    private static int Operations(MethodInfo method) => method.GetCustomAttribute<BenchmarkAttribute>()!.OperationsPerInvoke;

    private static IEnumerable<MethodInfo> Benchmarks(Type type) =>
        type.GetMethods().Where(m => m.GetCustomAttribute<BenchmarkAttribute>() is not null);

    private static async Task CallAsync<TAttribute>(object instance, string? target = null)
        where TAttribute : TargetedAttribute
    {
        foreach (var method in instance.GetType().GetMethods())
        {
            if (method.GetCustomAttribute<TAttribute>() is { } attribute
                && (target is null || attribute.Targets is not { Length: > 0 } targets || targets.Contains(target))
                && method.Invoke(instance, null) is Task task)
            {
                await task;
            }
        }
    }

    private static string Time(double nanoseconds) => nanoseconds switch
    {
        < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:0.0} ns"),
        < 10_000_000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1_000:0.0} us"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1_000_000:0.0} ms"),
    };

    private readonly record struct Sample(double Wall, double Cpu, double Bytes)
    {
        public static Sample Median(List<Sample> samples) => samples.Count == 0
            ? new(double.NaN, double.NaN, double.NaN)
            : new(Middle(samples.Select(s => s.Wall)), Middle(samples.Select(s => s.Cpu)), Middle(samples.Select(s => s.Bytes)));

        private static double Middle(IEnumerable<double> values)
        {
            var sorted = values.Order().ToList();
            return sorted[sorted.Count / 2];
        }
    }
}
