namespace Crm.Criteria;

/// <summary>Related records as a lambda speaks of them. Only read, never made.</summary>
/// <typeparam name="T">The type of the related records.</typeparam>
public sealed class Related<T>
{
    private Related()
    {
    }

    /// <summary>There is one.</summary>
    public bool Any() => throw LambdaMarkers.OnlyRead();

    /// <summary>There is one that meets the condition.</summary>
    public bool Any(Func<T, bool> where) => throw LambdaMarkers.OnlyRead();

    /// <summary>Every one meets the condition.</summary>
    public bool All(Func<T, bool> where) => throw LambdaMarkers.OnlyRead();

    /// <summary>There is none.</summary>
    public bool None() => throw LambdaMarkers.OnlyRead();

    /// <summary>None meets the condition.</summary>
    public bool None(Func<T, bool> where) => throw LambdaMarkers.OnlyRead();

    /// <summary>How many there are.</summary>
    public int Count() => throw LambdaMarkers.OnlyRead();

    /// <summary>How many meet the condition.</summary>
    public int Count(Func<T, bool> where) => throw LambdaMarkers.OnlyRead();

    /// <summary>The sum of a value.</summary>
    public TValue Sum<TValue>(Func<T, TValue> of) => throw LambdaMarkers.OnlyRead();

    /// <summary>The sum of a value of those that meet the condition.</summary>
    public TValue Sum<TValue>(Func<T, TValue> of, Func<T, bool> where) => throw LambdaMarkers.OnlyRead();

    /// <summary>The least value.</summary>
    public TValue Min<TValue>(Func<T, TValue> of) => throw LambdaMarkers.OnlyRead();

    /// <summary>The least value of those that meet the condition.</summary>
    public TValue Min<TValue>(Func<T, TValue> of, Func<T, bool> where) => throw LambdaMarkers.OnlyRead();

    /// <summary>The greatest value.</summary>
    public TValue Max<TValue>(Func<T, TValue> of) => throw LambdaMarkers.OnlyRead();

    /// <summary>The greatest value of those that meet the condition.</summary>
    public TValue Max<TValue>(Func<T, TValue> of, Func<T, bool> where) => throw LambdaMarkers.OnlyRead();
}
