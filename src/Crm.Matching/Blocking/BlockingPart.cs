using System.Globalization;

namespace Crm.Matching.Blocking;

/// <summary>What a blocking rule asks of one column.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Transform">What of its value is meant; by default the whole.</param>
/// <param name="Length">How much of it, where the transform has a length; 0 (the default): as the transform says.</param>
public sealed record BlockingPart(string Column, BlockingTransform Transform = BlockingTransform.Exact, int Length = 0)
{
    /// <summary>The length, its default put in; 1 where the transform has none.</summary>
    internal int Size => (Transform, Length) switch
    {
        (BlockingTransform.Start, 0) => 3,
        (BlockingTransform.LastDigits, 0) => 7,
        (BlockingTransform.EachToken, 0) => 4,
        (BlockingTransform.Start or BlockingTransform.LastDigits or BlockingTransform.EachToken, _) => Length,
        _ => 1,
    };

    /// <summary>How many keys a value has.</summary>
    internal int Width => Transform == BlockingTransform.EachToken ? Size : 1;

    /// <summary>The part as a name: <c>family_name soundex</c>, <c>postcode start 3</c>.</summary>
    public override string ToString()
    {
        var words = Transform switch
        {
            BlockingTransform.Exact => "",
            BlockingTransform.Start => $" start {Size}",
            BlockingTransform.LastDigits => $" last {Size} digits",
            BlockingTransform.YearMonth => " year and month",
            BlockingTransform.DayMonth => " day and month",
            BlockingTransform.SortedLetters => " sorted letters",
            BlockingTransform.SortedTokens => " words",
            BlockingTransform.RarestToken => " rarest word",
            BlockingTransform.EachToken => " each word",
            BlockingTransform.LocalPart => " local part",
            _ => " " + Transform.ToString().ToLower(CultureInfo.InvariantCulture),
        };
        return Column + words;
    }

    internal void Check()
    {
        var most = Transform == BlockingTransform.EachToken ? 8 : 1000;
        if (Length < 0 || Length > most)
        {
            throw Refuse.Option($"The length of '{this}' is {Length}; it must be from 0 to {most}.");
        }
    }
}
