using System.Text;

namespace Crm.Criteria;

/// <summary>Reads conditions from text and writes them as text. Thread-safe.</summary>
public static class CriterionText
{
    /// <summary>Reads a condition: <c>amount &gt; 10000 and account.industry = 'SaaS'</c>. O(length).</summary>
    /// <param name="text">The text.</param>
    /// <param name="limits">The limits on length, nodes, depth and list items; null: the defaults.</param>
    /// <exception cref="CriteriaException">It is not of the language (<c>criteria.syntax</c>) or past a limit (<c>criteria.limit</c>); it says where and what could have stood there.</exception>
    public static Criterion Parse(string text, CriteriaLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Text.Parser(text, limits ?? CriteriaLimits.Default, positions: null).Whole();
    }

    /// <summary>Reads a term: a path, a literal or a roll-up such as <c>deals sum(amount, stage.kind = open)</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limits">The limits; null: the defaults.</param>
    /// <exception cref="CriteriaException">As <see cref="Parse"/>.</exception>
    public static Term ParseTerm(string text, CriteriaLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Text.Parser(text, limits ?? CriteriaLimits.Default, positions: null).WholeTerm();
    }

    /// <summary>
    /// Writes a condition in its one canonical form, with no more parentheses than it needs. Reading that back gives an equal tree, but that
    /// <c>and</c> or <c>or</c> of one part become the part, of none <c>true</c> and <c>false</c>.
    /// </summary>
    /// <exception cref="CriteriaException">The tree holds what text cannot: NUL, half a surrogate pair, an empty name (<c>criteria.text</c>), a value out of range (<c>criteria.type</c>), or it is nested too deep for the stack (<c>criteria.limit</c>).</exception>
    public static string Write(Criterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        var output = new StringBuilder();
        new Text.CriterionWriter(output).Write(criterion, Text.Binding.Or);
        return output.ToString();
    }

    /// <summary>Writes a term in its canonical form.</summary>
    /// <exception cref="CriteriaException">As <see cref="Write"/>.</exception>
    public static string WriteTerm(Term term)
    {
        ArgumentNullException.ThrowIfNull(term);
        var output = new StringBuilder();
        new Text.CriterionWriter(output).Write(term);
        return output.ToString();
    }

    internal static Text.ParsedCriterion ParseWithPositions(string text, CriteriaLimits limits)
    {
        ArgumentNullException.ThrowIfNull(text);
        var positions = new Text.Positions(text);
        return new Text.ParsedCriterion(text, new Text.Parser(text, limits, positions).Whole(), positions);
    }

    internal static (Term Term, Text.Positions Positions) ParseTermWithPositions(string text, CriteriaLimits limits)
    {
        ArgumentNullException.ThrowIfNull(text);
        var positions = new Text.Positions(text);
        return (new Text.Parser(text, limits, positions).WholeTerm(), positions);
    }
}
