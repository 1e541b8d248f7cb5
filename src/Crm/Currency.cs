namespace Crm;

/// <summary>A currency by its ISO 4217 code: three upper-case letters.</summary>
public readonly record struct Currency
{
    /// <summary>Takes a code.</summary>
    /// <exception cref="CrmException">The code is not three upper-case ASCII letters (<c>crm.invalid</c>).</exception>
    public Currency(string code)
    {
        if (code is not { Length: 3 } || code.AsSpan().ContainsAnyExceptInRange('A', 'Z'))
        {
            throw CrmException.Invalid("currency", "not_a_currency", "A currency is three upper-case letters (ISO 4217), such as EUR.");
        }

        Code = code;
    }

    /// <summary>The code.</summary>
    public string Code { get; }

    /// <summary>Takes a code, as the constructor does.</summary>
    public static implicit operator Currency(string code) => new(code);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
