namespace Crm.Scoring.Honesty;

/// <summary>What the parts of a card warn of.</summary>
internal static class CardCaveats
{
    public static IEnumerable<string> Of(ModelCard card)
    {
        if (card.Sufficiency is not { IsSufficient: true })
        {
            yield return card.Sufficiency?.Reason ?? "Whether the data are enough was not judged.";
        }

        if (card.Leakage is null)
        {
            yield return "No search for columns known only after the outcome was made.";
        }

        foreach (var leak in card.Leakage?.Findings ?? [])
        {
            yield return $"'{leak.Column}' may be known only after the outcome. {leak.Reason}";
        }

        if (card.Calibration is null)
        {
            yield return "The probabilities are not calibrated.";
        }

        foreach (var figure in card.Figures.Where(f => !f.Estimate.HasInterval))
        {
            yield return $"{figure.Name} is given without an interval.";
        }

        foreach (var moved in card.Drift?.Columns.Where(c => c.Reading == DriftReading.Major) ?? [])
        {
            yield return $"'{moved.Column}' has moved since the training (PSI {Invariant.Figure(moved.Psi)}; {moved.Moved}).";
        }

        foreach (var absent in card.Drift?.Absent ?? [])
        {
            yield return $"'{absent}' is no longer there.";
        }

        if (card.Recalibration is { Advice: not RecalibrationAdvice.Keep } check)
        {
            yield return check.Reason;
        }

        foreach (var note in card.Notes)
        {
            yield return note;
        }
    }
}
