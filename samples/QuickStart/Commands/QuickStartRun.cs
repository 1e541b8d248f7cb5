namespace Crm.Samples.QuickStart.Commands;
internal static class QuickStartRun { public static Task<int> RunAsync(QuickStartOptions o, TextWriter output, TextWriter error, CancellationToken ct) => Task.FromResult(0); }
