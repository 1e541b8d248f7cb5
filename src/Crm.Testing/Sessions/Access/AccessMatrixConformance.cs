using Crm.Security;
using Crm.Sessions;

namespace Crm.Testing.Sessions;

/// <summary>Every way to read and to write, at every depth, on a record that stands to whoever acts in every way there is.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class AccessMatrixConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    public static TheoryData<string> Reads { get; } = [.. ReadProbe.All.Select(p => p.Name)];

    public static TheoryData<string> Writes { get; } = [.. WriteProbe.All.Select(p => p.Name)];

    public static TheoryData<string> Creations { get; } = [.. WriteProbe.Creating.Select(p => p.Name)];

    [Fact]
    public void No_entry_point_is_missing_from_the_matrix()
    {
        var covered = ReadProbe.All.SelectMany(p => p.Entries).Concat(WriteProbe.All.SelectMany(p => p.Entries))
            .Concat(WriteProbe.Creating.Select(c => c.Entry)).Concat(EntryPoints.Exempt.Keys).ToHashSet(StringComparer.Ordinal);

        Assert.Equal([], EntryPoints.All.Except(covered, StringComparer.Ordinal));
        Assert.Equal([], covered.Except(EntryPoints.All, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task A_read_shows_what_the_depth_reaches_and_nothing_else(string name)
    {
        var probe = ReadProbe.All.Single(p => p.Name == name);
        var targets = await TargetsAsync();
        var wrong = new List<string>();
        foreach (var depth in Org.Depths)
        {
            Fixture.Give(Org.Role(Right.Read, depth));
            await using var ann = Fixture.As(Org.Ann);
            foreach (var entity in probe.Typed ? ["account", "deal"] : new[] { "account", "deal", "visit", "note", "activity" })
            {
                Assert.False(await probe.ShowsAsync(ann.Crm, entity, Fixture.Ids.NextGuid()));
                foreach (var target in targets)
                {
                    if (await probe.ShowsAsync(ann.Crm, entity, target.Of(entity)) != MatrixOracle.Reaches(depth, target.Relation))
                    {
                        wrong.Add($"{depth}, {entity}: {target.Relation}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Everything may be seen; the right itself decides.</summary>
    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_on_what_may_be_seen_needs_its_right(string name)
    {
        var probe = WriteProbe.All.Single(p => p.Name == name);
        if (probe.Right != Right.Read)
        {
            await WritesAsync(probe, depth => [Org.Role(Right.Read, Depth.All), Org.Role(probe.Right, depth), .. probe.Also.Select(r => Org.Role(r, Depth.All))], CrmErrors.Forbidden);
        }
    }

    /// <summary>Every right but that to see: what is hidden looks as if it were not there.</summary>
    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_on_what_is_hidden_finds_nothing(string name)
    {
        var probe = WriteProbe.All.Single(p => p.Name == name);
        await WritesAsync(probe, depth => [Org.Role(Right.Read, depth), .. Org.Rights.Where(r => r != Right.Read).Select(r => Org.Role(r, Depth.All))], probe.HiddenCode);
    }

    [Theory]
    [MemberData(nameof(Creations))]
    public async Task A_record_is_made_only_for_whom_the_right_reaches(string name)
    {
        var (_, _, act) = WriteProbe.Creating.Single(p => p.Name == name);
        var wrong = new List<string>();
        foreach (var depth in Org.Depths)
        {
            Fixture.Give(Org.Role(Right.Create, depth));
            await JudgeAsync(depth, Enum.GetValues<Relation>().Where(r => r <= Relation.Unowned), r => r, (r, crm) => act(crm, Target.OwnerOf(r)), _ => CrmErrors.Forbidden, false, wrong);
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task WritesAsync(WriteProbe probe, Func<Depth, IReadOnlyList<string>> roles, string code)
    {
        var wrong = new List<string>();
        foreach (var depth in Org.Depths)
        {
            var targets = await TargetsAsync(probe.Before);
            Fixture.Give(roles(depth));
            var unknown = targets[0] with { Account = new(Fixture.Ids.NextGuid()), Deal = new(Fixture.Ids.NextGuid()), Visit = Fixture.Ids.NextGuid(), Note = Fixture.Ids.NextGuid(), Task = new(Fixture.Ids.NextGuid()) };
            var nothing = await Judgement.OfAsync(Fixture, crm => probe.ActAsync(crm, unknown));

            // What is of another tenant ends as what nobody has does.
            string Code(Target target) => target.Relation == Relation.OtherTenants ? nothing!.Split(':')[0] : code;
            var errors = await JudgeAsync(depth, targets, t => t.Relation, (t, crm) => probe.ActAsync(crm, t), Code, probe.MakesItsOwn, wrong);
            wrong.AddRange(targets.Zip(errors)
                .Where(e => e.Second is not null && (e.First.Relation == Relation.OtherTenants || code == probe.HiddenCode) && e.Second != nothing)
                .Select(e => $"{depth}, {e.First.Relation}: '{e.Second}' differs from '{nothing}' for an unknown id"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Has everything done to targets that is allowed, after all that is not: of that, nothing may be left in the database.</summary>
    /// <returns>What each ended with, in the order of the targets.</returns>
    private async Task<IReadOnlyList<string?>> JudgeAsync<T>(
        Depth depth, IEnumerable<T> targets, Func<T, Relation> relation, Func<T, CrmSession, Task> act, Func<T, string> code, bool makesItsOwn, List<string> wrong)
    {
        var judged = targets.Select((t, i) => (Target: t, Position: i, Relation: relation(t), IsAllowed: MatrixOracle.Reaches(depth, relation(t)))).ToList();
        var errors = new string?[judged.Count];
        var before = Left(await Dump.OfAsync(Fixture));
        foreach (var (target, position, stands, _) in judged.Where(j => !j.IsAllowed))
        {
            var error = errors[position] = await Judgement.OfAsync(Fixture, crm => act(target, crm));
            if (error?.StartsWith(code(target) + ":", StringComparison.Ordinal) != true)
            {
                wrong.Add($"{depth}: {stands}: should be {code(target)}, got {error ?? "allowed"}");
            }
        }

        if (judged.Exists(j => !j.IsAllowed) && Left(await Dump.OfAsync(Fixture)) != before)
        {
            wrong.Add($"{depth}: all of {string.Join(", ", judged.Where(j => !j.IsAllowed).Select(j => j.Relation))} should be refused, but something was written");
        }

        foreach (var (target, position, stands, _) in judged.Where(j => j.IsAllowed))
        {
            if ((errors[position] = await Judgement.OfAsync(Fixture, crm => act(target, crm))) is { } error)
            {
                wrong.Add($"{depth}: {stands}: should be allowed, got {error}");
            }
        }

        return errors;

        string Left(string dump) => makesItsOwn ? Judgement.WithoutOwn(dump) : dump;
    }

    private async Task<IReadOnlyList<Target>> TargetsAsync(Func<CrmSession, Target, Task>? then = null)
    {
        var targets = new List<Target>();
        foreach (var tenant in Org.Tenants)
        {
            await using var boss = Fixture.As(Org.Boss, tenant);
            var made = new List<(Target Target, IReadOnlyList<Records.Record> Owned)>();
            foreach (var relation in Enum.GetValues<Relation>().Where(r => r == Relation.OtherTenants == (tenant == Org.South)))
            {
                made.Add(await Target.AddAsync(boss.Crm, relation));
            }

            await boss.Crm.SaveAsync();
            foreach (var (target, owned) in made)
            {
                await Target.ShareAsync(boss.Crm, target.Relation, owned);
            }

            await boss.Crm.SaveAsync();
            foreach (var (target, _) in made)
            {
                await (then?.Invoke(boss.Crm, target) ?? Task.CompletedTask);
            }

            targets.AddRange(made.Select(m => m.Target));
        }

        return targets;
    }
}
