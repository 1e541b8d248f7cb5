namespace Crm.Matching.Blocking;

/// <summary>What of a value two records must share to be in one block. A value that has none of it (no digit, no date) puts its record in no block.</summary>
public enum BlockingTransform
{
    /// <summary>The whole value.</summary>
    Exact,

    /// <summary>The first letters; <see cref="BlockingPart.Length"/> of them, by default 3.</summary>
    Start,

    /// <summary>The last digits; <see cref="BlockingPart.Length"/> of them, by default 7. What is no digit does not count.</summary>
    LastDigits,

    /// <summary>How a name sounds by <see cref="Comparing.Phonetics.Soundex"/>: the first letter and three of the consonants that follow. Of a value in another script than Latin the first three letters.</summary>
    Soundex,

    /// <summary>How a name sounds by <see cref="Comparing.Phonetics.English(ReadOnlySpan{char})"/>: up to eight consonants. Of a value in another script than Latin the first three letters.</summary>
    Phonetic,

    /// <summary>The year of a date <c>yyyy-MM-dd</c>.</summary>
    Year,

    /// <summary>Year and month of a date <c>yyyy-MM-dd</c>.</summary>
    YearMonth,

    /// <summary>Day and month of a date <c>yyyy-MM-dd</c>, in either order: days are mistaken for months.</summary>
    DayMonth,

    /// <summary>Letters and digits in alphabetic order: finds what was transposed.</summary>
    SortedLetters,

    /// <summary>The words, in whatever order.</summary>
    SortedTokens,

    /// <summary>The word that the fewest records have.</summary>
    RarestToken,

    /// <summary>Every word, one block each; the <see cref="BlockingPart.Length"/> rarest, by default 4, at most 8. One part of a rule at most.</summary>
    EachToken,

    /// <summary>What stands before the @ of an e-mail address.</summary>
    LocalPart,
}
