using Spectre.Console;

namespace Crm.Samples.QuickStart.Import;

/// <summary>Shows how far an import is, one bar a step.</summary>
internal sealed class ConsoleProgress : IProgress<ImportProgress>
{
    private readonly ProgressContext context;
    private readonly Dictionary<string, ProgressTask> bars = new(StringComparer.Ordinal);

    private ConsoleProgress(ProgressContext context) => this.context = context;

    /// <summary>Runs some work, with bars on the console.</summary>
    public static Task<T> RunAsync<T>(IAnsiConsole console, Func<IProgress<ImportProgress>, Task<T>> work) => console.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(context => work(new ConsoleProgress(context)));

    /// <inheritdoc/>
    public void Report(ImportProgress value)
    {
        if (!bars.TryGetValue(value.Step, out var bar))
        {
            bars[value.Step] = bar = context.AddTask(Markup.Escape(value.Step), maxValue: Math.Max(1, value.Total));
        }

        bar.Value = value.Total == 0 ? 1 : value.Done;
    }
}
