namespace Crm.Scoring.Cards.Programs;

/// <summary>What a batch needs for one block of rows: the truths that are asked more than once, and a running total. A block's columns fit in the first cache.</summary>
internal sealed class BatchScratch
{
    public const int Rows = 512;

    public BatchScratch(CardProgram program)
    {
        Truths = new long[]?[program.Leaves.Length + program.Gates.Length];
        for (var i = 0; i < program.Gates.Length; i++)
        {
            Truths[program.Leaves.Length + i] = new long[Rows];
            Truths[program.Gates[i].Left] ??= new long[Rows];
            Truths[program.Gates[i].Right] ??= new long[Rows];
        }

        foreach (var step in program.Steps.Where(s => s is { Tally: >= 0, Truth: >= 0 }))
        {
            Truths[step.Truth] ??= new long[Rows];
        }
    }

    /// <summary>The truths that are kept: those of gates, of the leaves that they join, and of the conditions of events.</summary>
    public long[]?[] Truths { get; }

    public double[] Total { get; } = new double[Rows];
}
