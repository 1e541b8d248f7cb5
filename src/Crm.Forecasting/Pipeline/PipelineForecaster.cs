using System.Collections.Immutable;
using Crm.Forecasting.Pipeline.Learning;
using Crm.Forecasting.Pipeline.Replay;
using Crm.Forecasting.Pipeline.Simulation;

namespace Crm.Forecasting.Pipeline;

/// <summary>From deals to what the coming periods bring.</summary>
public static class PipelineForecaster
{
    private const int ReplayTrials = 2000;

    /// <summary>Learns from what was known on a day, goes through past periods, and simulates the coming ones.</summary>
    /// <param name="deals">All deals, closed and open. They may know more than was known on the day; that is left out.</param>
    /// <param name="asOf">The day up to whose end all is known.</param>
    /// <param name="periods">The periods, from the day after on, such as <see cref="ForecastPeriod.QuartersAfter"/> gives.</param>
    /// <param name="options">How; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Told the share that is done, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The forecast; the same bits for the same deals, options and seed, whatever the number of threads.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidDeal"/>: a deal contradicts itself. <see cref="ForecastingErrorCodes.TooFewValues"/>: fewer than 20 deals were closed. <see cref="ForecastingErrorCodes.InvalidOption"/>: periods or options are out of range.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static PipelineForecast Forecast(
        IEnumerable<PipelineDeal> deals,
        DateOnly asOf,
        ImmutableArray<ForecastPeriod> periods,
        PipelineForecastOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        options = (options ?? new()).Checked();
        var simulation = options.Simulation.Checked();
        ForecastPeriod.Checked(periods, asOf);
        var history = PipelineHistory.Of(deals, asOf);
        var model = PipelineModel.Learn(history);
        var replay = new PipelineReplay(history, simulation with { Trials = ReplayTrials, ByOwner = false, ByTeam = false, ByProduct = false });
        replay.Run(options.PastOf(asOf, periods.Max(p => p.Days)), progress is null ? null : new Half(progress, 0), cancellationToken);
        var (outlook, factor) = replay.Expect(model, periods);
        return new(PipelineSimulator.Run(outlook, simulation, progress is null ? null : new Half(progress, 0.5), cancellationToken), model, replay.Record, factor);
    }

    private sealed class Half(IProgress<double> whole, double start) : IProgress<double>
    {
        public void Report(double value) => whole.Report(start + (value / 2));
    }
}
