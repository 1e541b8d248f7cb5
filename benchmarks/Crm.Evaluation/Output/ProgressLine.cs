using System.Globalization;

namespace Crm.Evaluation.Output;

/// <summary>What is being done and how much of it, on one line of the terminal's standard error; nothing where that is no terminal.</summary>
internal sealed class ProgressLine : IDisposable
{
    private readonly bool isShown = !Console.IsErrorRedirected;
    private string shown = "";

    /// <summary>Tells the share that is done of a part of the work.</summary>
    public IProgress<double> Part(string name) => new Of(this, name);

    public void Clear() => Show("");

    public void Dispose() => Clear();

    private void Show(string text)
    {
        if (isShown && text != shown)
        {
            Console.Error.Write("\r" + text.PadRight(shown.Length) + (text.Length == 0 ? "\r" : ""));
            shown = text;
        }
    }

    private sealed class Of(ProgressLine line, string name) : IProgress<double>
    {
        public void Report(double value) => line.Show(string.Create(CultureInfo.InvariantCulture, $"{name} {value:P0}"));
    }
}
