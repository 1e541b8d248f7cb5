using Spectre.Console;

namespace Crm.Samples.QuickStart.Commands;

/// <summary>Consoles over writers.</summary>
internal static class Consoles
{
    /// <summary>Wide enough for every table; what is not a terminal has no width of its own.</summary>
    private const int WidthOfFiles = 140;

    public static IAnsiConsole On(TextWriter writer)
    {
        var target = new AnsiConsoleOutput(writer);
        if (target.IsTerminal)
        {
            return AnsiConsole.Create(new AnsiConsoleSettings { Out = target });
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = target, Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
        console.Profile.Width = WidthOfFiles;
        return console;
    }
}
