namespace Crm.Criteria;

/// <summary>
/// What a lambda says of relations: <c>d.Ref(x =&gt; x.AccountId).Industry == "SaaS"</c>, <c>a.Many&lt;Deal&gt;().Any(d =&gt; d.IsHot)</c>.
/// They are only read, never called.
/// </summary>
public static class LambdaMarkers
{
    /// <summary>The record that a typed key leads to. Of a key that may be missing, follow its value: <c>x =&gt; x.AccountId!.Value</c>, or an overload of the package that declares the key.</summary>
    /// <exception cref="CriteriaException">Always, if called (<c>criteria.lambda</c>).</exception>
    [FollowsReference]
    public static TTarget Ref<TSource, TTarget>(this TSource source, Func<TSource, IReference<TTarget>?> reference) => throw OnlyRead();

    /// <summary>The record that a relation to one leads to.</summary>
    /// <exception cref="CriteriaException">Always, if called (<c>criteria.lambda</c>).</exception>
    [FollowsReference]
    public static TTarget Ref<TTarget>(this object source, string relation) => throw OnlyRead();

    /// <summary>The records that the relation to many of that type leads to; <see cref="LambdaNaming.Many"/> names it.</summary>
    /// <exception cref="CriteriaException">Always, if called (<c>criteria.lambda</c>).</exception>
    public static Related<TTarget> Many<TTarget>(this object source) => throw OnlyRead();

    /// <summary>The records that a relation to many leads to.</summary>
    /// <exception cref="CriteriaException">Always, if called (<c>criteria.lambda</c>).</exception>
    public static Related<TTarget> Many<TTarget>(this object source, string relation) => throw OnlyRead();

    internal static CriteriaException OnlyRead() =>
        new("criteria.lambda", "This stands only in a lambda that becomes a condition; it is never called.");
}
