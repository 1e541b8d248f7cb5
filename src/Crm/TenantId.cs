namespace Crm;

/// <summary>Whose data it is: the hard wall. An exact text of 1-64 characters that the host chooses.</summary>
/// <param name="Value">The host's key of the tenant.</param>
public readonly record struct TenantId(string Value)
{
    /// <summary>The longest key, in UTF-16 units.</summary>
    public const int MaxLength = 64;

    /// <summary>The tenant of a host that has only one.</summary>
    public static TenantId Default { get; } = new("default");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
