using Crm.Contacts;
using Crm.Records;
using Crm.Sales;
using Crm.Security;
using Crm.Tenancy;

namespace Crm.Testing.Sessions;

/// <summary>A record as the naive oracle knows it.</summary>
internal sealed record WorldRecord(string Entity, Guid Id, Guid? Owner, Guid? Parent);

/// <summary>A share as the naive oracle knows it.</summary>
internal sealed record WorldShare(Guid Record, Guid Grantee, Right[] Rights);

/// <summary>Random people, units, teams, roles, records and shares: put into a tenant, and kept as plain lists.</summary>
internal sealed class PolicyWorld(Random random)
{
    public static IReadOnlyList<string> Entities { get; } = ["account", "deal", "visit", "note"];

    public static IReadOnlyList<string> FieldNames { get; } = ["name", "industry", "revenue", "closeDate", "topic", "body", "owner", "account"];

    public List<DirectoryUnit> Units { get; } = [];

    public List<DirectoryTeam> Teams { get; } = [];

    public List<DirectoryUser> Users { get; } = [];

    public List<Role> Roles { get; } = [];

    public List<WorldRecord> Records { get; } = [];

    public List<WorldShare> Shares { get; } = [];

    public DirectorySnapshot Directory => new(Users, Teams, Units);

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public List<T> Some<T>(IReadOnlyList<T> items, int most) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => Pick(items)).Distinct()];

    public void Invent(string name)
    {
        for (var i = 0; i < 7; i++)
        {
            Units.Add(new(IdGenerator.FromName<Unit>($"{name}u{i}"), $"U{i}", i == 0 || random.Next(5) == 0 ? null : Units[random.Next(i)].Id));
        }

        for (var i = 0; i < 4; i++)
        {
            Teams.Add(new(IdGenerator.FromName<Team>($"{name}t{i}"), $"T{i}"));
        }

        for (var i = 0; i < 12; i++)
        {
            Users.Add(new(IdGenerator.FromName<User>($"{name}p{i}"), $"P{i}") { Unit = random.Next(6) == 0 ? null : Pick(Units).Id, Teams = [.. Some(Teams, 2).Select(t => t.Id)] });
        }

        for (var i = 0; i < 30; i++)
        {
            Roles.Add(new($"{name}r{i}") { Grants = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Grant())] });
        }
    }

    /// <summary>Makes the records and shares, by somebody who may do everything.</summary>
    public async Task FillAsync(CrmFixture fixture, Id<User> boss)
    {
        await using var acting = fixture.As(boss);
        var crm = acting.Crm;
        var owned = new List<Record>();
        for (var i = 0; i < 14; i++)
        {
            var owner = Owner();
            owned.Add(crm.Add(new Account { Name = $"A{i}" }, owner));
            crm.Assign(owned[^1], owner);
            Records.Add(new("account", owned[^1].Key, owner?.Value, null));
        }

        for (var i = 0; i < 20; i++)
        {
            var owner = Owner();
            var account = random.Next(4) == 0 ? null : Pick(Records.FindAll(r => r.Entity == "account"));
            owned.Add(crm.Add(new Deal { Name = $"D{i}", AccountId = account is null ? null : new Id<Account>(account.Id) }, owner));
            crm.Assign(owned[^1], owner);
            Records.Add(new("deal", owned[^1].Key, owner?.Value, account?.Id));
        }

        for (var i = 0; i < 16; i++)
        {
            var visit = await crm.AddAsync("visit");
            crm.Assign(visit, Owner());
            owned.Add(visit);
            Records.Add(new("visit", visit.Key, visit.OwnerId?.Value, null));
            var note = await crm.AddAsync("note");
            note[SessionModel.Subject] = Pick(Records.FindAll(r => r.Entity == "deal")).Id;
            Records.Add(new("note", note.Key, null, (Guid)note[SessionModel.Subject]!));
        }

        await crm.SaveAsync();
        foreach (var record in owned.Where(_ => random.Next(2) == 0).ToList())
        {
            var grantee = random.Next(3) switch { 0 => Pick(Users).Id.Value, 1 => Pick(Teams).Id.Value, _ => Pick(Units).Id.Value };
            Right[] rights = [Right.Read, .. Some([Right.Write, Right.Delete, Right.Assign, Right.Share], 4)];
            await crm.ShareAsync(record, grantee, rights, default);
            Shares.Add(new(record.Key, grantee, rights));
        }

        await crm.SaveAsync();
    }

    private Id<User>? Owner() => random.Next(7) == 0 ? null : Pick(Users).Id;

    private EntityGrant Grant() => new(random.Next(4) == 0 ? "*" : Pick(Entities))
    {
        Read = Depth(),
        Create = Depth(),
        Write = Depth(),
        Delete = Depth(),
        Assign = Depth(),
        Share = Depth(),
        ReadFields = Fields(),
        WriteFields = Fields(),
    };

    private Depth Depth() => random.Next(3) == 0 ? Security.Depth.None : Pick(Org.Depths);

    private FieldGrant Fields() => random.Next(4) switch
    {
        0 => FieldGrant.Only(Some(FieldNames, 5)),
        1 => FieldGrant.AllExcept(Some(FieldNames, 3)),
        _ => FieldGrant.All,
    };
}
