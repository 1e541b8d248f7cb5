namespace Crm.Evaluation.Scoring;

/// <summary>What <c>score</c> answers; the JSON has these names in camel case. Figures are of rows that the models were not trained on.</summary>
internal sealed record ScoreResult(
    int Rows,
    int Positives,
    int Columns,
    string Model,
    double Auc,
    double AucLow,
    double AucHigh,
    double AveragePrecision,
    double LogLoss,
    double Brier,
    double Ece,
    double LiftTopDecile,
    double TrainSeconds,
    double PredictRowsPerSecond,
    double SingleRowMicroseconds,
    IReadOnlyList<LeakingColumn> Leakage,
    IReadOnlyList<ImportantColumn> Importance,
    bool Sufficient,
    string SufficiencyReason);

/// <summary>A column that may be known only after the outcome.</summary>
internal sealed record LeakingColumn(string Column, string Reason);

/// <summary>How much a column moves the margin, as a share of all.</summary>
internal sealed record ImportantColumn(string Column, double Share);
