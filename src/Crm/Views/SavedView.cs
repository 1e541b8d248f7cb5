using Crm.Criteria;
using Crm.Records;

namespace Crm.Views;

/// <summary>
/// A question about the records of one entity, kept as data: owned, shared like any other record, and asked with the rights of whoever opens it
/// (<see cref="Sessions.CrmSession.ViewAsync"/>). Checked with its owner's rights when it is saved, and with the asker's whenever it is asked.
/// </summary>
public sealed class SavedView : Record<SavedView>
{
    /// <summary>Its name, 1-200 characters.</summary>
    public string Name { get; set; } = "";

    /// <summary>The entity it asks about.</summary>
    public string Entity { get; set; } = "";

    /// <summary>The condition; null: every record. At most 16,384 characters, without parameters.</summary>
    public string? Criteria { get; set; }

    /// <summary>The columns, separated by commas; null: every field the asker may read. At most 8,000 characters.</summary>
    public string? Columns { get; set; }

    /// <summary>The order; null: that in which the records were made. At most 1,000 characters.</summary>
    public string? OrderBy { get; set; }

    /// <summary>Whose <c>me</c> and <c>my teams</c> the condition means: one of <see cref="ViewPersons"/>. In columns and order only the viewer's is known.</summary><value>Default: <see cref="ViewPersons.Viewer"/>.</value>
    public string Person { get; set; } = ViewPersons.Viewer;

    internal static EntityDraft Draft() => new EntityBuilder<SavedView>("view", "crm_view")
        .Owned()
        .WithRecycleBin()
        .Text(nameof(Name), v => v.Name, (v, x) => v.Name = x!, required: true)
        .Text(nameof(Entity), v => v.Entity, (v, x) => v.Entity = x!, TextRule.Exact, 40, required: true)
        .Text(nameof(Criteria), v => v.Criteria, (v, x) => v.Criteria = x, TextRule.Exact, 16_384)
        .Text(nameof(Columns), v => v.Columns, (v, x) => v.Columns = x, TextRule.Exact, 8_000)
        .Text(nameof(OrderBy), v => v.OrderBy, (v, x) => v.OrderBy = x, TextRule.Exact, 1_000)
        .Text(nameof(Person), v => v.Person, (v, x) => v.Person = x!, TextRule.Exact, 10, required: true, choices: [ViewPersons.Viewer, ViewPersons.Owner, ViewPersons.Nobody])
        .Build();
}
