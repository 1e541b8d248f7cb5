namespace Crm.Matching;

/// <summary>The stable codes of <see cref="MatchingException.Code"/>.</summary>
public static class MatchingErrorCodes
{
    /// <summary>An argument or option is out of its range.</summary>
    public const string InvalidOption = "matching.invalid_option";

    /// <summary>A value is infinite, or none that is possible there.</summary>
    public const string InvalidValue = "matching.invalid_value";

    /// <summary>There is no column of this name.</summary>
    public const string UnknownColumn = "matching.unknown_column";

    /// <summary>Two columns have one name.</summary>
    public const string DuplicateColumn = "matching.duplicate_column";

    /// <summary>Lists that belong together differ in length.</summary>
    public const string LengthMismatch = "matching.length_mismatch";

    /// <summary>There is nothing to compare: no record, or no column that tells records apart.</summary>
    public const string NothingToCompare = "matching.nothing_to_compare";

    /// <summary>A text is not JSON, or not of the shape and version that is needed.</summary>
    public const string InvalidJson = "matching.invalid_json";

    /// <summary>A text is not CSV.</summary>
    public const string InvalidCsv = "matching.invalid_csv";

    /// <summary>A file cannot be read.</summary>
    public const string UnreadableFile = "matching.unreadable_file";
}
