using System.Collections.Immutable;
using System.Globalization;
using Crm.Evaluation.Output;
using Crm.Evaluation.Tables;
using Crm.Forecasting.Lifetime;
using Crm.Forecasting.Lifetime.Fitting;
using Crm.Forecasting.Lifetime.Transactions;

namespace Crm.Evaluation.Forecasting.Lifetime;

/// <summary>One run of <c>clv</c>: a model learns from the purchases up to a day, and is judged by those after it.</summary>
internal static class LifetimeRun
{
    public static readonly string[] Models = ["auto", "bgnbd", "mbgnbd", "paretonbd"];

    public static LifetimeResult Do(LifetimeRequest request, ProgressLine progress, CancellationToken cancellationToken)
    {
        progress.Part("reading").Report(0);
        var purchases = Read(request, cancellationToken);
        progress.Part("fitting").Report(0);
        var calibration = PurchaseSummary.Of(purchases, request.CalibrationEnd, unit: request.Unit);
        var name = request.Model == "auto" ? Fitted.Of(PurchaseModels.Choose(purchases, request.CalibrationEnd, request.Unit, cancellationToken).Fit).Name : request.Model;
        var fit = Fit(name, calibration, cancellationToken);
        var seconds = WarmTime.Seconds(() => Fit(name, calibration, cancellationToken));
        if (fit.Status != FitStatus.Converged)
        {
            progress.Clear();
            Console.Error.WriteLine(fit.Status == FitStatus.AtBoundary ? "A parameter ran away: these purchases do not tell it. What is expected is of use, the parameter is not." : "The search for the parameters was given up: do not trust the model.");
        }

        var summary = PurchaseSummary.Of(purchases, request.CalibrationEnd, request.Until, request.Unit);
        var error = HeldOutError.Of(fit.Model, summary);
        var parameters = fit.Parameters.ToDictionary(p => p.Name, p => p.Value);
        if (request.Spend is not null)
        {
            foreach (var parameter in Spending(summary, progress, cancellationToken).Parameters)
            {
                parameters[$"spend.{parameter.Name}"] = parameter.Value;
            }
        }

        return new(fit.Name, summary.Customers.Length, parameters, fit.LogLikelihood, error.Predicted, error.Actual, error.MeanAbsolute, error.RootMeanSquare, seconds);
    }

    private static Purchase[] Read(LifetimeRequest request, CancellationToken cancellationToken)
    {
        var table = TextTable.Load(request.Transactions, cancellationToken);
        var customers = table.Column<Name>(request.Customer, text => text.Length > 0 ? new(text) : null, "a customer");
        var dates = table.Column(request.Date, Values.Date, "a date such as 1997-09-30");
        var spends = request.Spend is null ? null : table.Column(request.Spend, Values.Number, "a number");
        return [.. customers.Select((customer, row) => new Purchase(customer.Text, dates[row], spends?[row] ?? 0))];
    }

    /// <summary>Gamma-Gamma knows only money above zero: customers who bought again for less are left out, and that is said.</summary>
    private static LifetimeFit<GammaGamma> Spending(PurchaseSummary summary, ProgressLine progress, CancellationToken cancellationToken)
    {
        var spent = summary.Customers.Where(c => c.History.Frequency == 0 || c.MeanSpend > 0).ToList();
        if (spent.Count < summary.Customers.Length)
        {
            progress.Clear();
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Spending is without {summary.Customers.Length - spent.Count} customers who bought again for nothing, or less, on average."));
        }

        return GammaGamma.Fit([.. spent.Select(c => c.History.Frequency)], [.. spent.Select(c => c.MeanSpend)], cancellationToken: cancellationToken);
    }

    private static Fitted Fit(string name, PurchaseSummary calibration, CancellationToken cancellationToken)
    {
        var customers = calibration.ToCustomerBase();
        return name switch
        {
            "bgnbd" => Fitted.Of(BgNbd.Fit(customers, cancellationToken)),
            "mbgnbd" => Fitted.Of(MbgNbd.Fit(customers, cancellationToken)),
            _ => Fitted.Of(ParetoNbd.Fit(customers, cancellationToken)),
        };
    }

    private readonly record struct Name(string Text);

    private sealed record Fitted(IPurchaseModel Model, ImmutableArray<ParameterEstimate> Parameters, double LogLikelihood, FitStatus Status)
    {
        /// <summary>The model as the command line calls it.</summary>
        public string Name => string.Concat(Model.Name.Where(char.IsLetter)).ToLowerInvariant();

        public static Fitted Of<TModel>(LifetimeFit<TModel> fit)
            where TModel : IPurchaseModel => new(fit.Model, fit.Parameters, fit.LogLikelihood, fit.Status);
    }
}
