namespace Crm.Matching.Normalizing;

/// <summary>The parts of an address, each folded (<see cref="TextFolding"/>), words with a blank between, empty where there is nothing.</summary>
/// <param name="HouseNumber">The number in the street, wherever it stood: <c>12a</c>; of a range both: <c>12 14</c>.</param>
/// <param name="Street">The street, its kind and direction written out: <c>west 57th street</c>, <c>haupt street</c>, <c>rue de la paix</c>.</param>
/// <param name="Unit">The number of the apartment, suite or flat; of several all.</param>
/// <param name="PostBox">The number of the post office box.</param>
/// <param name="Rest">What follows on the street: a suburb, a city, a building.</param>
public sealed record StreetAddress(string HouseNumber, string Street, string Unit, string PostBox, string Rest)
{
    /// <summary>One text of all parts, in one order.</summary>
    public string Text
    {
        get
        {
            var text = Street.Length == 0 ? HouseNumber : HouseNumber.Length == 0 ? Street : $"{HouseNumber} {Street}";
            text = With(With(text, "unit", Unit), "po box", PostBox);
            return Rest.Length == 0 ? text : text.Length == 0 ? Rest : $"{text} {Rest}";
        }
    }

    // Each number with its word, so that the text reads as it was taken apart.
    private static string With(string text, string word, string numbers)
    {
        foreach (var number in numbers.AsSpan().Split(' '))
        {
            text = numbers.Length == 0 ? text : text.Length == 0 ? $"{word} {numbers.AsSpan(number)}" : $"{text} {word} {numbers.AsSpan(number)}";
        }

        return text;
    }
}
