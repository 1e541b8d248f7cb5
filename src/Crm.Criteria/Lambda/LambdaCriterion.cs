using System.Linq.Expressions;
using Crm.Criteria.Lambda;

namespace Crm.Criteria;

/// <summary>Makes conditions of lambdas: <c>LambdaCriterion.From&lt;Deal&gt;(d =&gt; d.Amount &gt; 10_000m &amp;&amp; d.Title.Contains("x"))</c>. Nothing is compiled; captured variables are read once. Thread-safe.</summary>
public static class LambdaCriterion
{
    /// <summary>Makes a condition of a lambda.</summary>
    /// <param name="lambda">Comparisons, <c>&amp;&amp;</c>, <c>||</c>, <c>!</c>, <c>== null</c>, boolean members, <c>Contains</c>, <c>StartsWith</c>, <c>EndsWith</c>, a list's <c>Contains</c>, and the markers of <see cref="LambdaMarkers"/>.
    /// Texts compare by the rule of their field, whatever <see cref="StringComparison"/> is given; two missing values are not equal.</param>
    /// <param name="naming">How members become names; null: <see cref="LambdaNaming.Default"/>.</param>
    /// <exception cref="CriteriaException">It says what no condition can (<c>criteria.lambda</c>); the message names the expression.</exception>
    public static Criterion From<T>(Expression<Func<T, bool>> lambda, LambdaNaming? naming = null)
    {
        ArgumentNullException.ThrowIfNull(lambda);
        return new LambdaTranslator(naming ?? LambdaNaming.Default, lambda.Parameters[0], []).Condition(lambda.Body);
    }
}
