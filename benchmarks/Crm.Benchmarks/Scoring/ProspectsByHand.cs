namespace Crm.Benchmarks.Scoring;

/// <summary>The card of <see cref="ProspectCard"/> as a program that knows it by heart: the same points, decay, caps, limits, reasons and grade.</summary>
internal static class ProspectsByHand
{
    private static readonly double[] Rates = [.. ProspectCard.HalfLifeDays.Select(d => Math.Log(2) / TimeSpan.FromDays(d).Ticks)];
    private static readonly double[] EventPoints = ProspectCard.EventPoints;

    public static (double Score, char Grade) Score(Prospect prospect, double[] sums, long[] latest, long now, Span<double> reasons)
    {
        var company = 0.0;
        Limited(ref company, prospect.Employees >= 250 ? 15 : 0, -20, 50, out reasons[0]);
        Limited(ref company, prospect.Employees is >= 50 and <= 249 ? 10 : 0, -20, 50, out reasons[1]);
        Limited(ref company, prospect.Revenue > 1_000_000 ? 12 : 0, -20, 50, out reasons[2]);
        Limited(ref company, prospect.Age < 2 ? -5 : 0, -20, 50, out reasons[3]);
        Limited(ref company, prospect.Seats >= 25 ? 8 : 0, -20, 50, out reasons[4]);
        Limited(ref company, prospect.Budget >= 10_000 ? 20 : 0, -20, 50, out reasons[5]);
        Limited(ref company, prospect.Industry is "saas" or "bank" ? 10 : 0, -20, 50, out reasons[6]);
        reasons[7] = prospect.Country == "DE" ? 5 : 0;
        reasons[8] = prospect.HasPhone ? 3 : 0;
        reasons[9] = prospect.FreeMail && !prospect.IsCustomer ? -10 : 0;
        var activity = 0.0;
        for (var i = 0; i < sums.Length; i++)
        {
            var age = Math.Max(0, now - latest[i]);
            var points = Math.Clamp(EventPoints[i] * sums[i] * Math.Exp(-age * Rates[i]), -ProspectCard.EventCap, ProspectCard.EventCap);
            Limited(ref activity, points, -30, 60, out reasons[10 + i]);
        }

        var score = 0.0;
        foreach (var reason in reasons)
        {
            score += reason;
        }

        return (score, score >= 80 ? 'A' : score >= 50 ? 'B' : score >= 20 ? 'C' : 'D');
    }

    private static void Limited(ref double total, double points, double min, double max, out double reason)
    {
        var before = Math.Clamp(total, min, max);
        total += points;
        reason = Math.Clamp(total, min, max) - before;
    }
}
