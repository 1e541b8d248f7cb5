namespace Crm.Forecasting.Lifetime.Fitting;

/// <summary>A log likelihood of positive parameters, with its gradient.</summary>
internal interface ILogLikelihood
{
    /// <summary>The usual names of the parameters.</summary>
    string[] Parameters { get; }

    /// <summary>How many customers it is of.</summary>
    double Customers { get; }

    /// <summary>Where to start looking, best first.</summary>
    double[][] Starts { get; }

    /// <summary>The log likelihood of fewer customers to start with; null: these are few already.</summary>
    ILogLikelihood? Sample { get; }

    /// <summary>The log likelihood at parameters, and its derivative by each.</summary>
    double At(ReadOnlySpan<double> parameters, Span<double> gradient);
}
