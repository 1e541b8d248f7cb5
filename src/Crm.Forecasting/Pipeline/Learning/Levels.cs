namespace Crm.Forecasting.Pipeline.Learning;

/// <summary>The values of one text of a deal as numbers, and by what each multiplies the rate of each cause.</summary>
internal sealed class Levels
{
    private readonly Func<PipelineDeal, string?> _text;
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);

    public Levels(Func<PipelineDeal, string?> text, IEnumerable<PipelineDeal> deals)
    {
        _text = text;
        Codes = [.. deals.Select(d => Code(text(d)))];
        Multipliers = [.. Enumerable.Range(0, CloseCause.Count).Select(_ => Ones(_codes.Count + 1))];
    }

    /// <summary>The level of each deal that was learned from; 0: it has none.</summary>
    public int[] Codes { get; }

    /// <summary>Cause by level; 1 at level 0.</summary>
    public double[][] Multipliers { get; }

    /// <summary>Whether deals differ in it at all.</summary>
    public bool Matter => _codes.Count > 1;

    public double Multiplier(PipelineDeal deal, int cause) => _text(deal) is { } text && _codes.TryGetValue(text, out var code) ? Multipliers[cause][code] : 1;

    /// <summary>Learns the multipliers of a cause from what happened and what was expected without them.</summary>
    public void Learn(int cause, ReadOnlySpan<double> observed, ReadOnlySpan<double> expected) => Shrinkage.Rates(observed[1..], expected[1..], Multipliers[cause].AsSpan(1));

    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];

    private int Code(string? text)
    {
        if (text is null)
        {
            return 0;
        }

        if (!_codes.TryGetValue(text, out var code))
        {
            code = _codes[text] = _codes.Count + 1;
        }

        return code;
    }
}
