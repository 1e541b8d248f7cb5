namespace Crm.Security;

/// <summary>A named set of grants. People have the roles that the host's directory says.</summary>
/// <param name="Name">Its name, 1-100 characters.</param>
public sealed record Role(string Name)
{
    /// <summary>The grants, one an entity; several on one entity unite.</summary>
    public IReadOnlyList<EntityGrant> Grants { get; init; } = [];
}

/// <summary>What a role may do with the records of one entity.</summary>
/// <param name="Entity">The entity; <c>*</c>: every entity that is not the system's.</param>
public sealed record EntityGrant(string Entity)
{
    /// <summary>The depth of <see cref="Right.Read"/>.</summary>
    public Depth Read { get; init; }

    /// <summary>The depth of <see cref="Right.Create"/>.</summary>
    public Depth Create { get; init; }

    /// <summary>The depth of <see cref="Right.Write"/>.</summary>
    public Depth Write { get; init; }

    /// <summary>The depth of <see cref="Right.Delete"/>.</summary>
    public Depth Delete { get; init; }

    /// <summary>The depth of <see cref="Right.Assign"/>.</summary>
    public Depth Assign { get; init; }

    /// <summary>The depth of <see cref="Right.Share"/>.</summary>
    public Depth Share { get; init; }

    /// <summary>The fields it may see.</summary><value>Default: all.</value>
    public FieldGrant ReadFields { get; init; } = FieldGrant.All;

    /// <summary>The fields it may change.</summary><value>Default: all.</value>
    public FieldGrant WriteFields { get; init; } = FieldGrant.All;

    /// <summary>The depth of a right.</summary>
    public Depth Of(Right right) => right switch
    {
        Right.Read => Read,
        Right.Create => Create,
        Right.Write => Write,
        Right.Delete => Delete,
        Right.Assign => Assign,
        Right.Share => Share,
        _ => Depth.None,
    };
}

/// <summary>Some fields of an entity: those named, or all but those named. A reference goes by its relation's name.</summary>
/// <param name="Names">The names.</param>
/// <param name="AllBut">Whether it is all fields but these.</param>
public sealed record FieldGrant(IReadOnlyList<string> Names, bool AllBut)
{
    /// <summary>Every field.</summary>
    public static FieldGrant All { get; } = new([], true);

    /// <summary>These fields.</summary>
    public static FieldGrant Only(params IReadOnlyList<string> names) => new(names, false);

    /// <summary>Every field but these.</summary>
    public static FieldGrant AllExcept(params IReadOnlyList<string> names) => new(names, true);

    /// <summary>Whether the field is among them. A part (<c>amount.value</c>) goes with the whole (<c>amount</c>).</summary>
    public bool Contains(string field)
    {
        var dot = field.IndexOf('.', StringComparison.Ordinal);
        var named = Names.Contains(field, StringComparer.Ordinal) || (dot > 0 && Names.Contains(field[..dot], StringComparer.Ordinal));
        return named != AllBut;
    }
}
