namespace Crm.Scoring.Cards.Programs;

/// <summary>What a batch needs for one block of rows: the truths that gates join and make, and a running total. A block's columns fit in the first cache.</summary>
internal sealed class BatchScratch
{
    public const int Rows = 256;

    public BatchScratch(CardProgram program)
    {
        Truths = new long[]?[program.Leaves.Length + program.Gates.Length];
        for (var i = 0; i < program.Gates.Length; i++)
        {
            Truths[program.Leaves.Length + i] = new long[Rows];
            Truths[program.Gates[i].Left] ??= new long[Rows];
            Truths[program.Gates[i].Right] ??= new long[Rows];
        }
    }

    /// <summary>The truths that are kept: those of gates, and of the leaves that gates join.</summary>
    public long[]?[] Truths { get; }

    public double[] Total { get; } = new double[Rows];
}
