using System.Text.Json;
using Crm.Samples.QuickStart.Commands;
using NodaTime;

namespace Crm.Samples.Tests.QuickStart;

/// <summary>What one run of the program prints.</summary>
internal sealed record Run(int ExitCode, string Output, string Error)
{
    /// <summary>Runs the program, in 2030.</summary>
    public static async Task<Run> Of(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await QuickStartCommand.RunAsync(args, new In2030(), output, error);
        return new(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The one JSON object that was printed, and that nothing else was.</summary>
    public JsonElement Json()
    {
        Assert.True(ExitCode == 0, Error);
        Assert.Equal("", Error);
        using var document = JsonDocument.Parse(Output, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Disallow, AllowTrailingCommas = false });
        Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
        return document.RootElement.Clone();
    }

    private sealed class In2030 : IClock
    {
        private Instant now = Instant.FromUtc(2030, 1, 1, 12, 0);

        public Instant GetCurrentInstant() => now += Duration.FromMilliseconds(1);
    }
}
