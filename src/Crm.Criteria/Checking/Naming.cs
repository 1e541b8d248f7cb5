namespace Crm.Criteria.Checking;

/// <summary>Kinds in the words of an error.</summary>
internal static class Naming
{
    public static string Kind(ValueKind kind) => kind switch
    {
        ValueKind.Text => "a text",
        ValueKind.Boolean => "true or false",
        ValueKind.Integer => "a whole number",
        ValueKind.Decimal => "a number",
        ValueKind.Date => "a date",
        ValueKind.Instant => "an instant",
        _ => "an id",
    };

    public static string Show(Term term) => term is FieldPath ? term.ToString() : CriterionText.WriteTerm(term);

    public static string Term(Term term) => term switch
    {
        TextLiteral => "a text",
        NumberLiteral => "a number",
        BooleanLiteral => "true or false",
        DateLiteral => "a date",
        InstantLiteral => "an instant",
        Me => "'me'",
        MyTeams => "'my teams'",
        RelativeTime => "a time",
        CalendarPeriod => "a period",
        Call => "a call",
        Rollup => "a roll-up",
        Arithmetic or Negative or Shift => "a computed value",
        _ => $"'{term}'",
    };
}
