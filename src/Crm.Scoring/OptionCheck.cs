using System.Globalization;
using System.Runtime.CompilerServices;

namespace Crm.Scoring;

/// <summary>Holds options to their ranges.</summary>
/// <param name="options">The name of the options' type.</param>
internal readonly struct OptionCheck(string options)
{
    /// <summary>Refuses an option that is not right.</summary>
    /// <param name="isRight">Whether it is.</param>
    /// <param name="value">The option.</param>
    /// <param name="right">What would be right: <c>from 2 to 255</c>.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="ScoringException">It is not right (<c>scoring.invalid_option</c>).</exception>
    public void Need(bool isRight, IFormattable? value, string right, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!isRight)
        {
            throw new ScoringException(ScoringErrorCodes.InvalidOption, $"{options}.{name} is {value?.ToString(null, CultureInfo.InvariantCulture) ?? "null"}; it must be {right}.");
        }
    }
}
