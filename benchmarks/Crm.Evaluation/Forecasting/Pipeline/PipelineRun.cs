using System.Globalization;
using Crm.Evaluation.Output;
using Crm.Evaluation.Tables;
using Crm.Forecasting.Pipeline;
using Crm.Forecasting.Pipeline.Simulation;

namespace Crm.Evaluation.Forecasting.Pipeline;

/// <summary>One run of <c>pipeline</c>: a forecast from what was known on a day, judged by what came.</summary>
internal static class PipelineRun
{
    public static PipelineResult Do(PipelineRequest request, ProgressLine progress, CancellationToken cancellationToken)
    {
        progress.Part("reading").Report(0);
        var (deals, leftOut) = DealFile.Load(request.Deals, request.Columns, cancellationToken);
        if (request.Until <= request.AsOf)
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"--until is {request.Until:yyyy-MM-dd}; it must be after --as-of, {request.AsOf:yyyy-MM-dd}."));
        }

        var period = new ForecastPeriod(request.AsOf.AddDays(1), request.Until);
        var simulation = new SimulationOptions { Trials = request.Trials, Seed = (ulong)request.Seed, Threads = request.Threads };
        var forecast = PipelineForecaster.Forecast(deals, request.AsOf, [period], new() { Simulation = simulation }, progress.Part("forecasting"), cancellationToken);

        var speed = request.Trials / WarmTime.Seconds(() => PipelineSimulator.Run(forecast.Outlook, simulation, null, cancellationToken));
        progress.Clear();
        if (leftOut > 0)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Left out {leftOut} deals without a day in '{request.Columns.Opened}': when they were known is not told."));
        }

        var won = deals.Where(deal => deal.Outcome == DealOutcome.Won && deal.Closed is { } day && period.Contains(day)).ToList();
        var wonIds = won.Select(deal => deal.Id).ToHashSet(StringComparer.Ordinal);
        var open = forecast.Outlook.Deals.Select(deal => (Chance: deal.WinProbability.Sum(), IsWon: wonIds.Contains(deal.Id))).ToList();
        return new(
            open.Count,
            (double)won.Sum(deal => deal.WonAmount ?? 0),
            forecast.Total.Mean,
            forecast.Total.P10,
            forecast.Total.P50,
            forecast.Total.P90,
            open.Count == 0 ? 0 : open.Average(deal => deal.Chance),
            open.Count == 0 ? 0 : open.Average(deal => (deal.Chance - (deal.IsWon ? 1 : 0)) * (deal.Chance - (deal.IsWon ? 1 : 0))),
            speed);
    }
}
