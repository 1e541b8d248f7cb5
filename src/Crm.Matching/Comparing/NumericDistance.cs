namespace Crm.Matching.Comparing;

/// <summary>How far apart two numbers are, and how alike that makes them.</summary>
public static class NumericDistance
{
    /// <summary>|a - b| / max(|a|, |b|): 0 for equal ones, 1 for 0 and another, up to 2 for opposite ones.</summary>
    /// <param name="left">The one number.</param>
    /// <param name="right">The other.</param>
    /// <exception cref="MatchingException">One of them is infinite or not a number (<c>matching.invalid_value</c>).</exception>
    public static double Relative(double left, double right)
    {
        Check(left, right);
        if (left == right)
        {
            return 0;
        }

        // Shares of the greater one, so that no difference is infinite.
        var greater = Math.Max(Math.Abs(left), Math.Abs(right));
        return Math.Abs((left / greater) - (right / greater));
    }

    /// <summary>Falls in a line from 1 for equal numbers to 0 for those as far apart as the width, or further.</summary>
    /// <param name="left">The one number.</param>
    /// <param name="right">The other.</param>
    /// <param name="width">The absolute difference at which nothing is alike any more, above 0.</param>
    /// <returns>From 0 to 1.</returns>
    /// <exception cref="MatchingException">A number is infinite or none (<c>matching.invalid_value</c>), or the width is not above 0 (<c>matching.invalid_option</c>).</exception>
    public static double AbsoluteSimilarity(double left, double right, double width)
    {
        Check(left, right);
        return Falling(Math.Abs(left - right), width);
    }

    /// <summary>Falls in a line from 1 for equal numbers to 0 for those whose relative difference is the width, or more.</summary>
    /// <param name="left">The one number.</param>
    /// <param name="right">The other.</param>
    /// <param name="width">The relative difference at which nothing is alike any more, above 0; 1, the whole of the greater one, unless told.</param>
    /// <returns>From 0 to 1.</returns>
    /// <inheritdoc cref="AbsoluteSimilarity" path="/exception"/>
    public static double RelativeSimilarity(double left, double right, double width = 1) => Falling(Relative(left, right), width);

    private static double Falling(double difference, double width) => width > 0
        ? Math.Max(0, 1 - (difference / width))
        : throw Refuse.Option($"The width is {width}; it is above 0.");

    private static void Check(double left, double right)
    {
        if (!double.IsFinite(left) || !double.IsFinite(right))
        {
            throw Refuse.Of(MatchingErrorCodes.InvalidValue, $"{left} and {right} were to be compared; both must be finite numbers.");
        }
    }
}
