using Crm.Activities;
using Crm.Contacts;
using Crm.Records;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;
using Crm.Tenancy;

namespace Crm.Testing.Sessions;

/// <summary>How a record stands to Ann.</summary>
internal enum Relation
{
    Own,
    TeamMates,
    SameUnits,
    UnitBelows,
    Strangers,
    Unowned,
    SharedWithMe,
    SharedWithMyTeam,
    SharedWithMyUnit,
    OtherTenants,
}

/// <summary>One record of each entity that stands so to Ann.</summary>
internal sealed record Target(Relation Relation, Id<Account> Account, Id<Deal> Deal, Guid Visit, Guid Note, Id<Activity> Task)
{
    public TenantId Tenant => Relation == Relation.OtherTenants ? Org.South : Org.North;

    public static Id<User>? OwnerOf(Relation relation) => relation switch
    {
        Relation.Own or Relation.OtherTenants => Org.Ann,
        Relation.TeamMates => Org.Tom,
        Relation.SameUnits => Org.Una,
        Relation.UnitBelows => Org.Bea,
        Relation.Unowned => null,
        _ => Org.Flo,
    };

    public Guid Of(string entity) => entity switch
    {
        "account" => Account.Value,
        "deal" => Deal.Value,
        "visit" => Visit,
        "activity" => Task.Value,
        _ => Note,
    };

    /// <summary>Adds what stands so to Ann to the session of somebody who may do everything.</summary>
    public static async Task<(Target Target, IReadOnlyList<Record> Owned)> AddAsync(CrmSession crm, Relation relation)
    {
        var owner = OwnerOf(relation);
        var account = crm.Add(new Account { Name = $"{relation}" }, owner);
        var deal = crm.Add(new Deal { Name = $"{relation}", AccountId = account.Id }, owner);
        var visit = await crm.AddAsync("visit");
        visit[SessionModel.Topic] = $"{relation}";
        var task = crm.Add(new Activity { Subject = $"{relation}" }, owner);
        foreach (var record in new Record[] { account, deal, visit, task })
        {
            crm.Assign(record, owner);
        }

        var note = await crm.AddAsync("note");
        note[SessionModel.Body] = $"{relation}";
        note[SessionModel.Subject] = deal.Id.Value;
        return (new(relation, account.Id, deal.Id, visit.Key, note.Key, task.Id), [account, deal, visit, task]);
    }

    /// <summary>Shares what Ann shall have by a share.</summary>
    public static async Task ShareAsync(CrmSession crm, Relation relation, IReadOnlyList<Record> owned)
    {
        foreach (var record in owned)
        {
            await (relation switch
            {
                Relation.SharedWithMe => crm.ShareAsync(record, Org.Ann, [.. Org.Rights]),
                Relation.SharedWithMyTeam => crm.ShareAsync(record, Org.Red, [.. Org.Rights]),
                Relation.SharedWithMyUnit => crm.ShareAsync(record, Org.Shop, [.. Org.Rights]),
                _ => default,
            });
        }
    }
}
