namespace Crm.Security;

/// <summary>Says a role in code.</summary>
public sealed class RoleBuilder(string name)
{
    private readonly List<EntityGrant> grants = [];

    /// <summary>Grants on one entity; <c>*</c> for every one.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="read">The depth of reading.</param>
    /// <param name="create">The depth of creating.</param>
    /// <param name="write">The depth of writing.</param>
    /// <param name="delete">The depth of deleting.</param>
    /// <param name="assign">The depth of assigning.</param>
    /// <param name="share">The depth of sharing.</param>
    /// <param name="readFields">The fields it may see; null: all.</param>
    /// <param name="writeFields">The fields it may change; null: all.</param>
    public RoleBuilder On(string entity, Depth read = Depth.None, Depth create = Depth.None, Depth write = Depth.None, Depth delete = Depth.None, Depth assign = Depth.None, Depth share = Depth.None, FieldGrant? readFields = null, FieldGrant? writeFields = null)
    {
        grants.Add(new(entity)
        {
            Read = read,
            Create = create,
            Write = write,
            Delete = delete,
            Assign = assign,
            Share = share,
            ReadFields = readFields ?? FieldGrant.All,
            WriteFields = writeFields ?? FieldGrant.All,
        });
        return this;
    }

    /// <summary>Every right on every entity of the tenant.</summary>
    public RoleBuilder Everything() => On("*", Depth.All, Depth.All, Depth.All, Depth.All, Depth.All, Depth.All);

    /// <summary>The role.</summary>
    public Role Build() => new(name) { Grants = [.. grants] };
}
