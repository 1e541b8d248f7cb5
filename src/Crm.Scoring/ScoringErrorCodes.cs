namespace Crm.Scoring;

/// <summary>The stable codes of <see cref="ScoringException.Code"/>.</summary>
public static class ScoringErrorCodes
{
    /// <summary>A column was named that the data do not have.</summary>
    public const string UnknownColumn = "scoring.unknown_column";

    /// <summary>Two columns have one name.</summary>
    public const string DuplicateColumn = "scoring.duplicate_column";

    /// <summary>Columns, target or weights differ in their number of rows.</summary>
    public const string LengthMismatch = "scoring.length_mismatch";

    /// <summary>A value is infinite, or none that its column can hold.</summary>
    public const string InvalidValue = "scoring.invalid_value";

    /// <summary>The data have no target, and one is needed.</summary>
    public const string NoTarget = "scoring.no_target";

    /// <summary>The target has one class only.</summary>
    public const string OneClass = "scoring.one_class";

    /// <summary>There are fewer rows than what is asked needs.</summary>
    public const string TooFewRows = "scoring.too_few_rows";

    /// <summary>An option is out of its range.</summary>
    public const string InvalidOption = "scoring.invalid_option";

    /// <summary>Text is not JSON, or not of the shape that is expected.</summary>
    public const string InvalidJson = "scoring.invalid_json";

    /// <summary>A CSV text is not as RFC 4180 has it, or a row has another number of fields than the header.</summary>
    public const string InvalidCsv = "scoring.invalid_csv";

    /// <summary>A file does not exist or cannot be read.</summary>
    public const string UnreadableFile = "scoring.unreadable_file";

    /// <summary>A score card contradicts itself or is too large.</summary>
    public const string InvalidCard = "scoring.invalid_card";
}
