namespace Crm.Criteria;

/// <summary>
/// Builds conditions in code: <c>Where.Field("amount").GreaterThan(10_000) &amp; Where.Relation("deals").Any(Where.Field("stage").Is("open"))</c>.
/// Names are checked when the condition is.
/// </summary>
public static class Where
{
    /// <summary>Whoever the condition is checked for.</summary>
    public static Term Me { get; } = new Me();

    /// <summary>The teams of whoever the condition is checked for.</summary>
    public static Term MyTeams { get; } = new MyTeams();

    /// <summary>A field or a to-one path to one: <c>account.owner.name</c>.</summary>
    /// <exception cref="CriteriaException">It is no path (<c>criteria.syntax</c>).</exception>
    public static ValueBuilder Field(string path) => new(Path(path));

    /// <summary>A relation to many, perhaps at the end of a to-one path: <c>account.deals</c>.</summary>
    /// <exception cref="CriteriaException">It is no path (<c>criteria.syntax</c>).</exception>
    public static RelationBuilder Relation(string path) => new(Path(path));

    /// <summary>A function of a plugin's as a condition: <c>inRegion('EMEA')</c>.</summary>
    public static Criterion Function(string name, params ReadOnlySpan<Operand> arguments) => new Holds(Call(name, arguments));

    /// <summary>A function of a plugin's as a value.</summary>
    public static Term Call(string name, params ReadOnlySpan<Operand> arguments)
    {
        var terms = new Term[arguments.Length];
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = arguments[i].Term;
        }

        return new Call(name, Sequence.Create<Term>(terms));
    }

    /// <summary>A value given when the condition is checked.</summary>
    public static Term Parameter(string name) => new Parameter(name);

    /// <summary>Now, or so many units from now; negative is past.</summary>
    public static Term Now(int amount = 0, TimeUnit unit = TimeUnit.Day) => new RelativeTime(TimeAnchor.Now, amount, unit);

    /// <summary>Today, or so many units from today; negative is past.</summary>
    public static Term Today(int amount = 0, TimeUnit unit = TimeUnit.Day) => new RelativeTime(TimeAnchor.Today, amount, unit);

    /// <summary>This day, week, month, quarter or year.</summary>
    public static Term This(TimeUnit unit) => new CalendarPeriod(0, unit);

    /// <summary>The last day, week, month, quarter or year before this one.</summary>
    public static Term Last(TimeUnit unit) => new CalendarPeriod(-1, unit);

    /// <summary>The next day, week, month, quarter or year after this one.</summary>
    public static Term Next(TimeUnit unit) => new CalendarPeriod(1, unit);

    internal static FieldPath Path(string path) => CriterionText.ParseTerm(path) as FieldPath
        ?? throw new CriteriaException("criteria.syntax", $"'{path}' is not a path.");
}
