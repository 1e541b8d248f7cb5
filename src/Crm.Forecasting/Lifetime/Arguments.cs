namespace Crm.Forecasting.Lifetime;

/// <summary>Checks of what the models are given.</summary>
internal static class Arguments
{
    public static double Positive(double value, string name) => value is > 0 and < double.PositiveInfinity
        ? value
        : throw Refuse.Option($"{name} is {value}; it is a finite number above 0.");

    public static void CheckHorizon(double horizon)
    {
        if (horizon is not (>= 0 and < double.PositiveInfinity))
        {
            throw Refuse.Option($"A horizon of {horizon}; it is a finite time from 0 on.");
        }
    }

    public static void CheckCount(int count, string name)
    {
        if (count < 0)
        {
            throw Refuse.Option($"{name} of {count}; a count is from 0 on.");
        }
    }
}
