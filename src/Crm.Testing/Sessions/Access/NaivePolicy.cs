using Crm.Security;
using Crm.Tenancy;

namespace Crm.Testing.Sessions;

/// <summary>What a person may do in a world, written down anew as plainly as can be: loops over lists, nothing shared with what it is to judge.</summary>
internal sealed class NaivePolicy(PolicyWorld world, DirectoryUser person)
{
    private readonly List<EntityGrant> grants = [.. world.Roles.Where(r => person.Roles.Contains(r.Name)).SelectMany(r => r.Grants)];

    public bool May(Right right, WorldRecord record)
    {
        if (record.Entity == "note")
        {
            return May(right == Right.Read ? Right.Read : Right.Write, world.Records.Single(r => r.Id == record.Parent));
        }

        var any = false;
        foreach (var grant in On(record.Entity))
        {
            var depth = Of(grant, right);
            any |= depth != Depth.None;
            if (Reaches(depth, record.Owner))
            {
                return true;
            }
        }

        return any && right != Right.Create && world.Shares.Any(s => s.Record == record.Id && s.Rights.Contains(right) && IsMe(s.Grantee));
    }

    public bool MayReadField(string entity, string field) => MayUseField(entity, field, Right.Read);

    public bool MayWriteField(string entity, string field) => MayUseField(entity, field, Right.Write);

    public bool MayCreateField(string entity, string field) => MayUseField(entity, field, Right.Create);

    private bool MayUseField(string entity, string field, Right right)
    {
        var silent = true;
        foreach (var grant in On(entity))
        {
            if (Of(grant, right) == Depth.None)
            {
                continue;
            }

            silent = false;
            var fields = right == Right.Read ? grant.ReadFields : grant.WriteFields;
            if (fields.AllBut ? !fields.Names.Contains(field) : fields.Names.Contains(field))
            {
                return true;
            }
        }

        return silent && entity == "note";
    }

    private IEnumerable<EntityGrant> On(string entity) => grants.Where(g => g.Entity == entity || g.Entity == "*");

    private bool Reaches(Depth depth, Guid? ownerId)
    {
        if (depth == Depth.All)
        {
            return true;
        }

        var owner = world.Users.Find(u => u.Id.Value == ownerId);
        if (owner is null || depth == Depth.None)
        {
            return false;
        }

        if (owner.Id == person.Id)
        {
            return true;
        }

        return depth switch
        {
            Depth.Team => owner.Teams.Any(person.Teams.Contains),
            Depth.Unit => person.Unit is not null && owner.Unit == person.Unit,
            Depth.UnitAndBelow => person.Unit is not null && IsWithin(owner.Unit, person.Unit.Value),
            _ => false,
        };
    }

    private bool IsWithin(Id<Unit>? unit, Id<Unit> above)
    {
        for (var at = unit; at is not null; at = world.Units.Find(u => u.Id == at)!.Parent)
        {
            if (at == above)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsMe(Guid grantee) => grantee == person.Id.Value || grantee == person.Unit?.Value || person.Teams.Any(t => t.Value == grantee);

    private static Depth Of(EntityGrant grant, Right right) => right switch
    {
        Right.Read => grant.Read,
        Right.Create => grant.Create,
        Right.Write => grant.Write,
        Right.Delete => grant.Delete,
        Right.Assign => grant.Assign,
        _ => grant.Share,
    };
}
