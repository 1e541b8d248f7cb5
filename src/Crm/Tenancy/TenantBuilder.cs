using Crm.Criteria;
using Crm.Data;
using Crm.Insights;
using Crm.Numbering;
using Crm.Records;
using Crm.Sales;
using Crm.Security;
using NodaTime;

namespace Crm.Tenancy;

/// <summary>What a tenant starts with, said in code. Applying it again changes only what differs.</summary>
public sealed partial class TenantBuilder
{
    private readonly List<PipelineDefinition> pipelines = [];
    private readonly List<Role> roles = [];
    private readonly List<ExchangeRate> rates = [];
    private readonly List<CustomFieldDefinition> fields = [];
    private readonly List<DynamicEntity> entities = [];
    private readonly List<ComputedField> computed = [];
    private readonly List<string> sources = [];
    private readonly List<NumberFormat> numbers = [];
    private readonly List<AlertDefinition> alerts = [];
    private readonly List<WeakSignal> weakSignals = [];
    private readonly List<SurvivorshipRule> survivorship = [];
    private readonly List<DuplicateRule> duplicates = [];
    private readonly List<SweepMapping> sweeps = [];
    private string? zone;
    private string? currency;
    private int? fiscalStart;

    internal IReadOnlyList<PipelineDefinition> Pipelines => pipelines;

    internal IReadOnlyList<string> Sources => sources;

    /// <summary>The zone, by IANA id.</summary>
    /// <exception cref="CrmException">There is no such zone (<c>crm.configuration</c>).</exception>
    public TenantBuilder Zone(string id)
    {
        zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is null
            ? throw new CrmException(CrmErrors.Configuration, $"There is no time zone '{id}'; give an IANA id such as Europe/Berlin.")
            : id;
        return this;
    }

    /// <summary>The month a fiscal year starts with, 1-12.</summary>
    public TenantBuilder FiscalYearStarts(int month)
    {
        fiscalStart = month is >= 1 and <= 12 ? month : throw new CrmException(CrmErrors.Configuration, "A fiscal year starts with a month from 1 to 12.");
        return this;
    }

    /// <summary>The currency in which amounts are compared and summed.</summary>
    public TenantBuilder BaseCurrency(Currency code)
    {
        currency = code.Code;
        return this;
    }

    /// <summary>What one unit of a currency is worth in the base currency from a date on.</summary>
    public TenantBuilder Rate(Currency code, LocalDate from, decimal rate)
    {
        rates.Add(rate > 0 ? new(code.Code, from, rate) : throw new CrmException(CrmErrors.Configuration, "An exchange rate is above zero."));
        return this;
    }

    /// <summary>A pipeline.</summary>
    public TenantBuilder Pipeline(string name, Action<PipelineBuilder> configure)
    {
        var builder = new PipelineBuilder(name);
        configure(builder);
        return Pipeline(builder.Build());
    }

    /// <summary>A pipeline as data.</summary>
    public TenantBuilder Pipeline(PipelineDefinition definition)
    {
        PipelineMachine.Build(definition);
        pipelines.RemoveAll(p => p.Name == definition.Name);
        pipelines.Add(definition);
        return this;
    }

    /// <summary>A role.</summary>
    public TenantBuilder Role(string name, Action<RoleBuilder> configure)
    {
        var builder = new RoleBuilder(name);
        configure(builder);
        return Role(builder.Build());
    }

    /// <summary>A role as data.</summary>
    public TenantBuilder Role(Role role)
    {
        roles.RemoveAll(r => r.Name == role.Name);
        roles.Add(role);
        return this;
    }

    /// <summary>A field of the tenant's own.</summary>
    public TenantBuilder Field(CustomFieldDefinition field)
    {
        fields.Add(field);
        return this;
    }

    /// <summary>A field that is an expression over others: <c>Computed("account", "open_amount", "deals sum(amount, stage.kind = open)")</c>. Checked before it is stored.</summary>
    public TenantBuilder Computed(string entity, string name, string expression) => Computed(new(entity, name, expression));

    /// <summary>A field that is an expression over others, as data.</summary>
    public TenantBuilder Computed(ComputedField field)
    {
        computed.Add(field);
        return this;
    }

    /// <summary>An entity of the tenant's own.</summary>
    public TenantBuilder Entity(DynamicEntity entity, params ReadOnlySpan<CustomFieldDefinition> with)
    {
        entities.Add(entity);
        fields.AddRange(with);
        return this;
    }

    /// <summary>
    /// Numbers the new records of an entity: <c>Number("deal", "D-{year}-{number:00000}")</c> gives <c>D-2026-00042</c>. Records that are there already stay without.
    /// A format that is changed goes on counting where the period stands; see <see cref="NumberFormat"/>.
    /// </summary>
    /// <exception cref="CrmException">It is no such format (<c>crm.configuration</c>); an entity that is not numbered is refused when the tenant is provisioned.</exception>
    public TenantBuilder Number(string entity, string format)
    {
        NumberTemplate.Parse(format);
        numbers.Add(new(entity, format));
        return this;
    }

    /// <summary>
    /// By what records of an entity are taken for the same: <c>DuplicateRule("e-mail", DuplicateAction.Block, "contact", "email(email)")</c>. What is stored already is known to it
    /// after <see cref="DuplicateSweep.RebuildAsync"/>.
    /// </summary>
    /// <param name="name">The rule's name.</param>
    /// <param name="action">What happens when such a record is saved.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="parts">The parts of the key; see <see cref="DuplicateKey"/>.</param>
    public TenantBuilder DuplicateRule(string name, DuplicateAction action, string entity, params ReadOnlySpan<string> parts) =>
        DuplicateRule(new DuplicateRule(name, action, [new(entity, [.. parts])]));

    /// <summary>By what records, also of several entities, are taken for the same; as data. Checked when the tenant is provisioned.</summary>
    public TenantBuilder DuplicateRule(DuplicateRule rule)
    {
        duplicates.RemoveAll(d => d.Name == rule.Name);
        duplicates.Add(rule);
        return this;
    }

    /// <summary>
    /// Which fields of two entities a sweep compares across: <c>SweepMapping("contact", "vendor", new("name", "title", FieldRole.FullName), new("email", "mail", FieldRole.Email))</c>. Takes the place of what was said of the two
    /// before, and of the standard mapping of contacts and accounts.
    /// </summary>
    /// <param name="left">The one entity.</param>
    /// <param name="right">The other entity.</param>
    /// <param name="fields">The fields that play the same part; see <see cref="SweepField"/>. Checked when the tenant is provisioned.</param>
    public TenantBuilder SweepMapping(string left, string right, params ReadOnlySpan<SweepField> fields) => SweepMapping(new SweepMapping(left, right, [.. fields]));

    /// <summary>Which fields of two entities a sweep compares across; as data.</summary>
    public TenantBuilder SweepMapping(SweepMapping mapping)
    {
        sweeps.RemoveAll(s => s.Entities == mapping.Entities);
        sweeps.Add(mapping);
        return this;
    }

    /// <summary>How a field survives a merge: <c>Survivorship("account", "revenue", Survivorship.Greatest)</c>. Where nothing is said, the newest value that is not blank does.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="field">The field.</param>
    /// <param name="by">What decides.</param>
    /// <param name="order">Sources, the most trusted first, or answers, the strictest first; see <see cref="SurvivorshipRule.Order"/>.</param>
    public TenantBuilder Survivorship(string entity, string field, Survivorship by, params ReadOnlySpan<string> order) =>
        Survivorship(new SurvivorshipRule(entity, [field], by) { Order = [.. order] });

    /// <summary>How a field, or fields that are one block, survive a merge; as data. Checked when the tenant is provisioned.</summary>
    public TenantBuilder Survivorship(SurvivorshipRule rule)
    {
        survivorship.Add(rule);
        return this;
    }

    /// <summary>A lead source.</summary>
    public TenantBuilder Source(string name)
    {
        sources.Add(name);
        return this;
    }

    /// <summary>Tells when something begins to hold of a record, and when it ceases to: <c>Alert("slipping", "deal", "stage.kind = open and closeDate &lt; today")</c>.</summary>
    /// <param name="name">Its name: a lower-case letter, then lower-case letters, digits or single underscores; at most 40 characters.</param>
    /// <param name="entity"><c>account</c>, <c>contact</c> or <c>deal</c>.</param>
    /// <param name="condition">When it holds.</param>
    public TenantBuilder Alert(string name, string entity, string condition)
    {
        alerts.Add(new(name, entity, condition));
        return this;
    }

    /// <summary>Adds a sign that a relationship weakens; one of the name of a standard one takes its place.</summary>
    public TenantBuilder WeakSignal(WeakSignal signal)
    {
        signal.Check();
        weakSignals.Add(signal);
        return this;
    }

    /// <summary>The settings, with what was said here put over what stood there.</summary>
    internal TenantSettings Over(TenantSettings old) => old with
    {
        Zone = zone ?? old.Zone,
        BaseCurrency = currency ?? old.BaseCurrency,
        FiscalYearStartMonth = fiscalStart ?? old.FiscalYearStartMonth,
        Rates = Merge(old.Rates, rates, r => (r.Currency, r.From)),
        Roles = Merge(old.Roles, roles, r => r.Name),
        Fields = Merge(old.Fields, fields, f => (f.Entity, f.Name)),
        Entities = Merge(old.Entities, entities, e => e.Name),
        Numbers = Merge(old.Numbers, numbers, n => n.Entity),
        Alerts = Merge(old.Alerts, alerts, a => a.Name),
        WeakSignals = Merge(old.WeakSignals, weakSignals, s => s.Name),
        Computed = Merge(old.Computed, computed, f => (f.Entity, f.Name)),
        Duplicates = Merge(old.Duplicates, duplicates, d => d.Name),
        Sweeps = Merge(old.Sweeps, sweeps, s => s.Entities),
        Survivorship = Merge(old.Survivorship, survivorship, s => (s.Entity, s.Fields[0])),
        Features = Merge(old.Features, features, f => (f.Entity, f.Name)),
        ScoreModels = Merge(old.ScoreModels, scoreModels, m => (m.Entity, m.Name)),
        ScoreCards = Merge(old.ScoreCards, scoreCards, c => (c.Entity, c.Name)),
    };

    private static List<T> Merge<T, TKey>(IReadOnlyList<T> old, IReadOnlyList<T> added, Func<T, TKey> key)
    {
        var merged = old.ToList();
        foreach (var item in added)
        {
            var index = merged.FindIndex(m => EqualityComparer<TKey>.Default.Equals(key(m), key(item)));
            if (index >= 0)
            {
                merged[index] = item;
            }
            else
            {
                merged.Add(item);
            }
        }

        return merged;
    }
}
