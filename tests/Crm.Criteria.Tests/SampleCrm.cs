using System.Linq.Expressions;

namespace Crm.Criteria.Tests;

internal sealed record Team(Guid Id, string? Name);

internal sealed record Account(Guid Id, string? Name, string? Industry, string? Code, Guid? OwnerId, bool? IsActive);

internal sealed record Owner(Guid Id, string? Name, Guid? TeamId);

internal sealed record Deal(
    Guid Id, string? Title, decimal? Amount, string? Currency, string? Stage, long? Priority, LocalDate? CloseDate, Instant? CreatedAt, bool? IsHot, Guid? AccountId);

/// <summary>A little catalogue with every kind of field and both kinds of relation, and its records in memory.</summary>
internal sealed class SampleCrm : IRelated
{
    public static readonly Guid Me = new("01890000-0000-7000-8000-000000000001");
    public static readonly Guid TeamA = new("01890000-0000-7000-8000-00000000000a");
    public static readonly CheckContext Context = new()
    {
        Now = Instant.FromUtc(2017, 8, 16, 10, 30),
        Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"],
        Me = Me,
        MyTeams = [TeamA],
    };

    private static readonly Field TeamId = new("teamId", ValueKind.Id, o => ((Owner)o).TeamId);
    private static readonly Field OwnerId = new("ownerId", ValueKind.Id, o => ((Account)o).OwnerId) { ReadExpression = Inline<Account, Guid?>(a => a.OwnerId) };
    private static readonly Field AccountId = new("accountId", ValueKind.Id, o => ((Deal)o).AccountId);

    public static readonly Relation DealAccount = new("account", RelationKind.ToOne, "account", AccountId);
    public static readonly Relation AccountOwner = new("owner", RelationKind.ToOne, "owner", OwnerId);
    public static readonly Relation OwnerTeam = new("team", RelationKind.ToOne, "team", TeamId);
    public static readonly Relation AccountDeals = new("deals", RelationKind.ToMany, "deal", AccountId);
    public static readonly Relation OwnerAccounts = new("accounts", RelationKind.ToMany, "account", OwnerId);

    public static readonly Field TeamKey = Key<Team>(t => t.Id);
    public static readonly Field OwnerKey = Key<Owner>(t => t.Id);
    public static readonly Field AccountKey = Key<Account>(t => t.Id);
    public static readonly Field DealKey = Key<Deal>(t => t.Id);

    public static readonly Catalogue Catalogue = new(
        [
            new Entity("team", [TeamKey, Folded("name", o => ((Team)o).Name)], null, TeamKey),
            new Entity("owner", [OwnerKey, Folded("name", o => ((Owner)o).Name, Inline<Owner, object?>(o => o.Name))], [OwnerTeam, OwnerAccounts], OwnerKey),
            new Entity(
                "account",
                [
                    AccountKey,
                    Folded("name", o => ((Account)o).Name, Inline<Account, string?>(a => a.Name)),
                    new Field("industry", ValueKind.Text, o => ((Account)o).Industry),
                    new Field("code", ValueKind.Text, o => ((Account)o).Code) { ReadExpression = Inline<Account, object?>(a => a.Code) },
                    new Field("isActive", ValueKind.Boolean, o => ((Account)o).IsActive),
                    OwnerId,
                ],
                [AccountOwner, AccountDeals],
                AccountKey),
            new Entity(
                "deal",
                [
                    DealKey,
                    Folded("title", o => ((Deal)o).Title, Inline<Deal, string?>(d => d.Title)),
                    new Field("amount", ValueKind.Decimal, o => ((Deal)o).Amount) { ReadExpression = Inline<Deal, decimal?>(d => d.Amount), ReadUnboxed = (Func<object, decimal?>)(o => ((Deal)o).Amount) },
                    new Field("amount.currency", ValueKind.Text, o => ((Deal)o).Currency) { ReadExpression = Inline<Deal, string?>(d => d.Currency) },
                    new Field("stage", ValueKind.Text, o => ((Deal)o).Stage) { ReadExpression = Inline<Deal, string?>(d => d.Stage), Choices = ["open", "won", "lost"] },
                    new Field("priority", ValueKind.Integer, o => ((Deal)o).Priority) { ReadExpression = Inline<Deal, object?>(d => d.Priority) },
                    new Field("closeDate", ValueKind.Date, o => ((Deal)o).CloseDate) { ReadExpression = Inline<Deal, LocalDate?>(d => d.CloseDate) },
                    new Field("createdAt", ValueKind.Instant, o => ((Deal)o).CreatedAt) { ReadExpression = Inline<Deal, object?>(d => d.CreatedAt) },
                    new Field("isHot", ValueKind.Boolean, o => ((Deal)o).IsHot),
                    new Field("secret", ValueKind.Text, _ => "x") { Uses = FieldUse.Select },
                    AccountId,
                ],
                [DealAccount],
                DealKey),
        ],
        [
            new ConditionFunction("inRegion", "account", [new FunctionParameter("region", ValueKind.Text)], a => CriterionText.Parse($"code starts with '{a[0]}-'")),
            new ConditionFunction("loop", "account", [], _ => CriterionText.Parse("loop()")),
            new ConditionFunction("double", "account", [], _ => CriterionText.Parse("double() or double()")),
            new ConditionFunction("broken", "account", [], _ => throw new InvalidOperationException("no")),
            new ConditionFunction("wrong", "account", [], _ => CriterionText.Parse("nothing = 1")),
            new ValueFunction("yearStart", [new FunctionParameter("year", ValueKind.Integer)], ValueKind.Date, (a, _) => new LocalDate((int)(long)a[0], 1, 1)),
            new ValueFunction("yes", [], ValueKind.Boolean, (_, _) => true),
        ]);

    public static readonly Entity Deals = Catalogue["deal"];
    public static readonly Entity Accounts = Catalogue["account"];
    public static readonly Entity Owners = Catalogue["owner"];
    public static readonly CriteriaChecker Checker = new(Catalogue);

    public List<Team> AllTeams { get; } = [];

    public List<Owner> AllOwners { get; } = [];

    public List<Account> AllAccounts { get; } = [];

    public List<Deal> AllDeals { get; } = [];

    public object? One(Relation relation, object record) => relation.Name switch
    {
        "account" => AllAccounts.Find(a => a.Id == ((Deal)record).AccountId),
        "owner" => AllOwners.Find(o => o.Id == ((Account)record).OwnerId),
        "team" => AllTeams.Find(t => t.Id == ((Owner)record).TeamId),
        _ => throw new InvalidOperationException(relation.Name),
    };

    public IReadOnlyList<object> Many(Relation relation, object record) => relation.Name switch
    {
        "deals" => AllDeals.FindAll(d => d.AccountId == ((Account)record).Id),
        "accounts" => AllAccounts.FindAll(a => a.OwnerId == ((Owner)record).Id),
        _ => throw new InvalidOperationException(relation.Name),
    };

    private static Field Key<T>(Expression<Func<T, Guid>> read)
    {
        var compiled = read.Compile();
        return new("id", ValueKind.Id, o => compiled((T)o)) { IsNullable = false, ReadExpression = read };
    }

    private static Field Folded(string name, Func<object, object?> read, LambdaExpression? inline = null) =>
        new(name, ValueKind.Text, read) { TextRule = TextRule.Folded, ReadExpression = inline };

    /// <summary>For generated code. Some fields have none, so that both ways of reading stand in one method.</summary>
    private static Expression<Func<TRecord, T>> Inline<TRecord, T>(Expression<Func<TRecord, T>> read) => read;
}
