using Crm.Security;
using Crm.Tenancy;

namespace Crm.Testing.Sessions;

/// <summary>The people of both tenants, around Ann: a team-mate, one of her unit, one of the unit below, a stranger.</summary>
internal static class Org
{
    public static TenantId North { get; } = new("north");

    public static TenantId South { get; } = new("south");

    public static IReadOnlyList<TenantId> Tenants { get; } = [North, South];

    public static Id<Unit> Head { get; } = IdGenerator.FromName<Unit>("head");

    public static Id<Unit> Shop { get; } = IdGenerator.FromName<Unit>("shop");

    public static Id<Unit> Annex { get; } = IdGenerator.FromName<Unit>("annex");

    public static Id<Unit> Abroad { get; } = IdGenerator.FromName<Unit>("abroad");

    public static Id<Team> Red { get; } = IdGenerator.FromName<Team>("red");

    public static Id<Team> Blue { get; } = IdGenerator.FromName<Team>("blue");

    /// <summary>Who acts, mostly: of the unit Shop and the team Red.</summary>
    public static Id<User> Ann { get; } = IdGenerator.FromName<User>("ann");

    /// <summary>Of Ann's team, but of a unit abroad.</summary>
    public static Id<User> Tom { get; } = IdGenerator.FromName<User>("tom");

    /// <summary>Of Ann's unit, in no team.</summary>
    public static Id<User> Una { get; } = IdGenerator.FromName<User>("una");

    /// <summary>Of the unit below Ann's.</summary>
    public static Id<User> Bea { get; } = IdGenerator.FromName<User>("bea");

    /// <summary>Of another unit and another team.</summary>
    public static Id<User> Flo { get; } = IdGenerator.FromName<User>("flo");

    /// <summary>Not active.</summary>
    public static Id<User> Ivo { get; } = IdGenerator.FromName<User>("ivo");

    /// <summary>May do everything.</summary>
    public static Id<User> Boss { get; } = IdGenerator.FromName<User>("boss");

    public static IReadOnlyList<DirectoryUnit> Units { get; } = [new(Head, "Head"), new(Shop, "Shop", Head), new(Annex, "Annex", Shop), new(Abroad, "Abroad", Head)];

    public static IReadOnlyList<Depth> Depths { get; } = [Depth.None, Depth.Own, Depth.Team, Depth.Unit, Depth.UnitAndBelow, Depth.All];

    public static IReadOnlyList<Right> Rights { get; } = [Right.Read, Right.Create, Right.Write, Right.Delete, Right.Assign, Right.Share];

    /// <summary>The role that gives one right to one depth, on everything.</summary>
    public static string Role(Right right, Depth depth) => $"{right}:{depth}";

    /// <summary>The directory, with the roles that Ann has.</summary>
    public static DirectorySnapshot Snapshot(params IReadOnlyList<string> roles) => new(
        [
            new(Ann, "Ann") { Unit = Shop, Teams = [Red], Roles = roles },
            new(Tom, "Tom") { Unit = Abroad, Teams = [Red], Roles = ["Rep"] },
            new(Una, "Una") { Unit = Shop, Roles = ["Rep"] },
            new(Bea, "Bea") { Unit = Annex, Roles = ["Rep"] },
            new(Flo, "Flo") { Unit = Abroad, Teams = [Blue], Roles = ["Rep"] },
            new(Ivo, "Ivo") { Unit = Shop, Teams = [Red], Roles = ["Boss"], IsActive = false },
            new(Boss, "Boss") { Unit = Head, Roles = ["Boss"] },
        ],
        [new(Red, "Red"), new(Blue, "Blue")],
        Units);
}
