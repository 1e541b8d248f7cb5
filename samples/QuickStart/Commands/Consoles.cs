using Spectre.Console;

namespace Crm.Samples.QuickStart.Commands;

/// <summary>Consoles over writers.</summary>
internal static class Consoles
{
    /// <summary>Wide enough for every table; what is not a terminal has no width of its own.</summary>
    private const int WidthOfFiles = 140;

    public static IAnsiConsole On(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = WidthOfFiles;
        }

        return console;
    }
}
