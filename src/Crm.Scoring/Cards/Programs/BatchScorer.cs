namespace Crm.Scoring.Cards.Programs;

/// <summary>Scores many records by columns, block by block, signal by signal: the operations of <see cref="SingleScorer"/>, in its order, on eight records at once.</summary>
internal static class BatchScorer
{
    public static void Score(CardProgram program, BatchInputs inputs, EngagementColumns? engagement, long now, ScoreColumns results)
    {
        var (scores, fit, engaged, _) = results.Sums;
        for (var from = 0; from < scores.Length; from += BatchScratch.Rows)
        {
            var block = new BatchBlock(program, inputs, engagement, results, from, Math.Min(BatchScratch.Rows, scores.Length - from));
            block.Clear(fit);
            block.Clear(engaged);
            block.JoinTruths();
            foreach (ref readonly var group in program.Groups.AsSpan())
            {
                var total = group.Dimension == Dimension.Fit ? fit : engaged;
                results.Scratch.Total.AsSpan().Clear();
                foreach (ref readonly var step in program.Steps.AsSpan(group.From, group.To - group.From))
                {
                    block.Points(step, now);
                    block.Add(step, group, total);
                }
            }

            block.Grade();
        }
    }
}
