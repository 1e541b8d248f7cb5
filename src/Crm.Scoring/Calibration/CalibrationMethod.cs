namespace Crm.Scoring.Calibration;

/// <summary>How raw margins become probabilities.</summary>
public enum CalibrationMethod
{
    /// <summary>Isotonic or Platt, whichever has the lower log loss in a cross-validation of the calibration; Platt, the simpler one, on a tie within one standard error.</summary>
    Auto,

    /// <summary>A logistic curve: two numbers, good with few rows.</summary>
    Platt,

    /// <summary>Any rising curve, by pool adjacent violators: good with many rows.</summary>
    Isotonic,

    /// <summary>None: the margin is taken for log-odds as it is.</summary>
    None,
}
