using Crm.Records;

namespace Crm.Security;

/// <summary>What a set of roles grants together. Grants unite; there is no deny.</summary>
internal sealed class Rights(IReadOnlyList<Role> roles)
{
    /// <summary>The rights of the system scope.</summary>
    public static Rights Everything { get; } = new([new Role("system")
    {
        Grants = [new EntityGrant("*") { Read = Depth.All, Create = Depth.All, Write = Depth.All, Delete = Depth.All, Assign = Depth.All, Share = Depth.All }],
    }]);

    public IReadOnlyList<Role> Roles => roles;

    /// <summary>How far a right reaches on an entity.</summary>
    public Depth DepthOf(EntityDefinition entity, Right right)
    {
        var depth = Depth.None;
        foreach (var grant in GrantsOn(entity))
        {
            depth |= grant.Of(right);
        }

        return depth;
    }

    /// <summary>Whether a field may be seen. On reference data, which everybody reads, a field no grant speaks of may be seen.</summary>
    public bool MayRead(EntityDefinition entity, FieldDefinition field)
    {
        if (field.IsSystem)
        {
            return true;
        }

        var spoken = false;
        foreach (var grant in GrantsOn(entity))
        {
            spoken |= grant.Read != Depth.None;
            if (grant.Read != Depth.None && grant.ReadFields.Contains(field.Name))
            {
                return true;
            }
        }

        return !spoken && entity.Access is RecordAccess.Shared or RecordAccess.Mirrored or RecordAccess.Parent;
    }

    /// <summary>Whether a field may be given a value; on a new record when <paramref name="creating"/>.</summary>
    public bool MayWrite(EntityDefinition entity, FieldDefinition field, bool creating)
    {
        var spoken = false;
        foreach (var grant in GrantsOn(entity))
        {
            var depth = creating ? grant.Create : grant.Write;
            spoken |= depth != Depth.None;
            if (depth != Depth.None && grant.WriteFields.Contains(field.Name))
            {
                return true;
            }
        }

        return !spoken && entity.Access == RecordAccess.Parent;
    }

    private IEnumerable<EntityGrant> GrantsOn(EntityDefinition entity)
    {
        foreach (var role in roles)
        {
            foreach (var grant in role.Grants)
            {
                if (grant.Entity == entity.Name || (grant.Entity == "*" && entity.Access != RecordAccess.System))
                {
                    yield return grant;
                }
            }
        }
    }
}
