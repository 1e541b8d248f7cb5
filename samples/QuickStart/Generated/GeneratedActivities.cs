using Bogus;
using Crm.Activities;
using Crm.Samples.QuickStart.Data;
using NodaTime;

namespace Crm.Samples.QuickStart.Generated;

/// <summary>Makes what was done about each deal while it was open, and what is still to be done about those that are.</summary>
internal sealed class GeneratedActivities(Faker faker, IReadOnlyList<ContactRow> contacts, LocalDate asOf, string file)
{
    private static readonly (string Kind, string Subject)[] Steps =
    [
        (ActivityKinds.Call, "First call"), (ActivityKinds.Email, "Sent what was asked for"), (ActivityKinds.Meeting, "Showed the product"), (ActivityKinds.Call, "Talked about the price"),
    ];

    private readonly ILookup<string, string> people = contacts.ToLookup(c => c.Account, c => c.Id, StringComparer.Ordinal);

    public List<ActivityRow> Create(IReadOnlyList<OpportunityRow> deals)
    {
        var rows = new List<ActivityRow>();
        foreach (var deal in deals)
        {
            Add(rows, deal);
        }

        return rows;
    }

    private void Add(List<ActivityRow> rows, OpportunityRow deal)
    {
        var contact = deal.Account is { } account ? faker.PickRandom(people[account]) : null;
        var from = deal.EngageDate ?? deal.ProspectDate ?? asOf;
        var isOpen = deal.Stage is DealStages.Prospecting or DealStages.Engaging;
        var until = isOpen || deal.CloseDate is not { } closed || closed > asOf ? asOf : closed;
        var days = Period.DaysBetween(from, until);
        var steps = faker.Random.Int(0, Steps.Length);
        for (var i = 0; i < steps && days > 0; i++)
        {
            // One after the other, the last before the decision.
            var on = from.PlusDays(days * i / steps);
            rows.Add(new(new(file, rows.Count + 1), $"A{rows.Count + 1:00000}", Steps[i].Kind, on, deal.Id) { Subject = Steps[i].Subject, Contact = contact, Agent = deal.Agent, IsDone = true });
        }

        if (isOpen && faker.Random.Bool(0.7f))
        {
            // A third of what is to be done is late.
            var due = asOf.PlusDays(faker.Random.Int(-10, 20));
            rows.Add(new(new(file, rows.Count + 1), $"A{rows.Count + 1:00000}", ActivityKinds.Task, due, deal.Id) { Subject = "Ask for a decision", Contact = contact, Agent = deal.Agent });
        }
    }
}
