namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>Monte Carlo over a pipeline: open deals and new business, moved together by a shared shock.</summary>
public static class PipelineSimulator
{
    /// <summary>Simulates an outlook.</summary>
    /// <param name="outlook">What is expected. Its deals' random numbers hang on their ids, so that two outlooks can be compared deal by deal.</param>
    /// <param name="options">How; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Told the share that is done, or <see langword="null"/>. With several threads the reports can come out of order.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Every trial's sums. For the same outlook and seed the same bits, whatever the number of threads.</returns>
    /// <remarks>O(trials × deals × periods); memory O(trials × groups × periods). A bad probability, period or id is refused before anything is drawn.</remarks>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>, <see cref="ForecastingErrorCodes.InvalidDeal"/>, <see cref="ForecastingErrorCodes.LengthMismatch"/>: options or outlook contradict themselves.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static PipelineSimulation Run(PipelineOutlook outlook, SimulationOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        options = (options ?? new()).Checked();
        var plan = new SimulationPlan(outlook, options);
        var blocks = (options.Trials + TrialKernel.Block - 1) / TrialKernel.Block;
        var trials = blocks * TrialKernel.Block;

        var shocks = ShockDraws.Draw(outlook.Shock, plan.Periods, trials, options.Seed);
        var keys = new uint[trials];
        for (var i = 0; i < trials; i++)
        {
            keys[i] = Lanes.TrialKey(options.Seed, i);
        }

        var sums = new TrialSums(plan.Groups.Count, plan.Periods, trials);
        var kernel = new TrialKernel(plan, shocks, keys, sums);
        ParallelBlocks.Run(blocks, options.Threads, kernel.Run, progress, cancellationToken);
        return new(outlook, plan.Groups, sums, options.Trials);
    }
}
