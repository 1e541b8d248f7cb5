using System.Globalization;
using Crm.Criteria;

namespace Crm;

/// <summary>
/// The id of a <typeparamref name="T"/>: a Guid v7 with a type, so that an account's id cannot be taken for a deal's.
/// Ids compare in the order in which they were made, on every store.
/// </summary>
/// <param name="Value">The Guid behind the id.</param>
public readonly record struct Id<T>(Guid Value) : IReference<T>, IComparable<Id<T>>, ISpanParsable<Id<T>>, IFormattable
{
    Guid IReference.Key => Value;

    /// <inheritdoc/>
    public int CompareTo(Id<T> other) => Value.CompareTo(other.Value);

    /// <summary>The id as 36 characters.</summary>
    public override string ToString() => Value.ToString("D");

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => Value.ToString(format, formatProvider);

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">The text is not a Guid.</exception>
    public static Id<T> Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public static Id<T> Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => new(Guid.Parse(s, CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out Id<T> result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Id<T> result)
    {
        var ok = Guid.TryParse(s, CultureInfo.InvariantCulture, out var value);
        result = new(value);
        return ok;
    }

    /// <summary>Whether <paramref name="left"/> was made before <paramref name="right"/>.</summary>
    public static bool operator <(Id<T> left, Id<T> right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> was made after <paramref name="right"/>.</summary>
    public static bool operator >(Id<T> left, Id<T> right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is <paramref name="right"/> or was made before it.</summary>
    public static bool operator <=(Id<T> left, Id<T> right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is <paramref name="right"/> or was made after it.</summary>
    public static bool operator >=(Id<T> left, Id<T> right) => left.CompareTo(right) >= 0;
}
