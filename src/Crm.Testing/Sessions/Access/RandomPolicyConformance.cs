using Crm.Contacts;
using Crm.Records;
using Crm.Sales;
using Crm.Security;
using Crm.Sessions;
using Crm.Tenancy;

namespace Crm.Testing.Sessions;

/// <summary>Random policies over random worlds, held to a naive oracle: who sees what, in which columns, and which writes are let through.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class RandomPolicyConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private const int Worlds = 10;
    private const string Undone = "test.undone";

    /// <summary>How many policies are tried.</summary>
    protected virtual int Cases => 10_000;

    [Fact]
    public async Task No_policy_differs_from_the_naive_oracle()
    {
        var wrong = new List<string>();
        for (var w = 0; w < Worlds; w++)
        {
            var random = new Random(1_000 + w);
            var world = new PolicyWorld(random);
            world.Invent($"w{w}");
            await OpenAsync(world, w);
            for (var i = 0; i < Cases / Worlds && wrong.Count < 20; i++)
            {
                var person = world.Pick(world.Users) with { Roles = [.. world.Some(world.Roles, 3).Select(r => r.Name)] };
                Fixture.Directory.Snapshot = world.Directory with { Users = [.. world.Users.Where(u => u.Id != person.Id), person] };
                await using var acting = Fixture.As(person.Id);
                var entity = world.Pick(PolicyWorld.Entities);
                var naive = new NaivePolicy(world, person);
                foreach (var difference in new[] { await ReadAsync(acting.Crm, world, naive, entity), await WriteAsync(acting, world, naive, world.Pick(world.Records), random) })
                {
                    if (difference is not null)
                    {
                        wrong.Add($"World {w}, case {i}: {difference}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task OpenAsync(PolicyWorld world, int number)
    {
        var boss = new DirectoryUser(Org.Boss, "Boss") { Roles = ["Boss"] };
        Fixture.Directory.Snapshot = world.Directory with { Users = [.. world.Users, boss] };
        await using var acting = Fixture.As(Org.Boss);
        var crm = await acting.Crm.AsSystemAsync("next world");
        foreach (var entity in PolicyWorld.Entities.Reverse())
        {
            foreach (var row in (await crm.Query(entity).Select("id").PageAsync(1_000)).Rows)
            {
                crm.Delete(await crm.LoadForChangeAsync(entity, (Guid)row["id"]!), permanently: true);
            }
        }

        await crm.SaveAsync();
        await acting.Administration.ProvisionAsync(Org.North, t => world.Roles.ForEach(r => t.Role(r)));
        await world.FillAsync(Fixture, Org.Boss);
    }

    private static async Task<string?> ReadAsync(CrmSession crm, PolicyWorld world, NaivePolicy naive, string entity)
    {
        var expected = world.Records.Where(r => r.Entity == entity && naive.May(Right.Read, r)).Select(r => r.Id).ToHashSet();
        var rows = (await crm.Query(entity).PageAsync(1_000)).Rows;
        if (!rows.Select(r => (Guid)r["id"]!).ToHashSet().SetEquals(expected))
        {
            return $"{entity}: {rows.Count} seen, {expected.Count} expected";
        }

        foreach (var field in PolicyWorld.FieldNames.Where(f => SessionModel.Model[entity].AllFields.Any(d => d.Name == f)))
        {
            if (rows.Count > 0 && rows[0].Columns.Contains(field) != naive.MayReadField(entity, field))
            {
                return $"{entity}.{field}: {(naive.MayReadField(entity, field) ? "missing" : "shown")}";
            }
        }

        if (entity == "deal" && rows.Count > 0 && naive.MayReadField("deal", "account"))
        {
            foreach (var row in rows)
            {
                var account = world.Records.Find(r => r.Id == world.Records.Single(d => d.Id == (Guid)row["id"]!).Parent);
                if (!Equals(row["account"], account is not null && naive.May(Right.Read, account) ? account.Id : null))
                {
                    return $"deal.account: {row["account"] ?? "null"}";
                }
            }

            if (naive.May(Right.Read, world.Records.Find(r => r.Entity == "account")!))
            {
                return await RollUpAsync(crm, world, naive);
            }
        }

        return null;
    }

    private static async Task<string?> RollUpAsync(CrmSession crm, PolicyWorld world, NaivePolicy naive)
    {
        foreach (var row in (await crm.Query("account").Select("id", "deals count").PageAsync(1_000)).Rows)
        {
            var deals = world.Records.Count(r => r.Entity == "deal" && r.Parent == (Guid)row["id"]! && naive.May(Right.Read, r));
            if ((long)row["deals count"]! != deals)
            {
                return $"deals count: {row["deals count"]} for {deals}";
            }
        }

        return null;
    }

    private static async Task<string?> WriteAsync(Acting acting, PolicyWorld world, NaivePolicy naive, WorldRecord record, Random random)
    {
        var right = (Right)random.Next(6);
        var field = record.Entity switch { "account" => "industry", "deal" => "closeDate", "visit" => "topic", _ => "body" };
        var given = Org.Rights[2 + random.Next(4)];
        var made = new WorldRecord("account", Guid.Empty, world.Pick(world.Users).Id.Value, null);
        var seen = naive.May(Right.Read, record);
        var allowed = right switch
        {
            Right.Create => naive.May(Right.Create, made) && MayMake(naive),
            Right.Write => seen && naive.May(Right.Write, record) && naive.MayWriteField(record.Entity, field),
            Right.Share => seen && record.Entity != "note" && naive.May(Right.Share, record) && naive.May(given, record),
            Right.Assign => seen && record.Entity != "note" && naive.May(Right.Assign, record),
            Right.Delete => seen && naive.May(Right.Delete, record) && IsFree(world, record),
            _ => seen,
        };
        try
        {
            await acting.Store.InTransactionAsync<bool>(
                async ct =>
                {
                    await ActAsync(acting.Crm, world, record, right, given, made.Owner!.Value, ct);
                    throw new CrmException(Undone, "Taken back.");
                },
                default);
            return "no end";
        }
        catch (CrmException e) when (e.Code == Undone)
        {
            return allowed ? null : $"{right} of {record.Entity} was let through";
        }
        catch (CrmException e) when (!allowed && e.Code is CrmErrors.Forbidden or CrmErrors.NotFound or CrmErrors.Invalid or CrmErrors.Restricted)
        {
            var hidden = right is not (Right.Create or Right.Read) && !seen;
            return !hidden || e.Code == CrmErrors.NotFound ? null : $"{right} of a hidden {record.Entity} ended with {e.Code}";
        }
        catch (CrmException e)
        {
            return $"{right} of {record.Entity}: {(allowed ? "allowed" : "refused")} expected, {e.Message}";
        }
    }

    private static bool MayMake(NaivePolicy naive) => naive.MayCreateField("account", "name");

    /// <summary>What a deletion follows: an account with deals stays.</summary>
    private static bool IsFree(PolicyWorld world, WorldRecord record) => record.Entity != "account" || !world.Records.Exists(r => r.Entity == "deal" && r.Parent == record.Id);

    private static async Task ActAsync(CrmSession crm, PolicyWorld world, WorldRecord record, Right right, Right given, Guid owner, CancellationToken cancellationToken)
    {
        if (right == Right.Create)
        {
            crm.Add(new Account { Name = "New" }, new Id<User>(owner));
            await crm.SaveAsync(cancellationToken);
            return;
        }

        var loaded = await crm.LoadForChangeAsync(record.Entity, record.Id, cancellationToken);
        switch (right)
        {
            case Right.Write: Change(loaded); break;
            case Right.Delete: crm.Delete(loaded); break;
            case Right.Assign: crm.Assign(loaded, world.Users.First(u => u.Id != loaded.OwnerId).Id); break;
            case Right.Share: await crm.ShareAsync(loaded, IdGenerator.FromName<User>("whoever").Value, [given], cancellationToken); break;
        }

        await crm.SaveAsync(cancellationToken);
    }

    private static void Change(Record record)
    {
        switch (record)
        {
            case Account account: account.Industry = "Other"; break;
            case Deal deal: deal.CloseDate = new(2026, 5, 5); break;
            case DynamicRecord visit when visit.Entity == "visit": visit[SessionModel.Topic] = "Other"; break;
            case DynamicRecord note: note[SessionModel.Body] = "Other"; break;
        }
    }
}
