using Crm.Activities;
using Crm.Contacts;
using Crm.Sales;
using Crm.Samples.QuickStart.Data;
using Crm.Sessions;
using NodaTime;

namespace Crm.Samples.QuickStart.Import;

/// <summary>Imports contacts, and what was and is to be done with them.</summary>
internal sealed class PeopleImport(SalesDirectory directory, IReadOnlyDictionary<string, Id<Account>> accounts)
{
    private static readonly LocalTime Nine = new(9, 0);

    public static Contact Contact(ContactRow row, Id<Account> account) => new()
    {
        ExternalId = row.Id,
        FirstName = row.FirstName,
        LastName = row.LastName,
        AccountId = account,
        JobTitle = row.JobTitle,
        Email = row.Email,
        Phone = row.Phone,
        Language = row.Language,
    };

    public Id<Contact> Add(CrmSession crm, ContactRow row) => crm.Add(Contact(row, accounts[row.Account])).Id;

    public async Task AddAsync(CrmSession crm, ActivityRow row, IReadOnlyDictionary<string, Id<Contact>> contacts, IReadOnlyDictionary<string, Id<Deal>> deals, CancellationToken cancellationToken)
    {
        var at = row.On.At(Nine).InUtc().ToInstant();
        var isTask = row.Kind == ActivityKinds.Task;
        var activity = crm.Add(
            new Activity
            {
                ExternalId = row.Id,
                Kind = row.Kind,
                Subject = row.Subject,
                DealId = deals[row.Deal],
                ContactId = row.Contact is { } contact ? contacts[contact] : null,
                DueDate = isTask ? row.On : null,
                StartsAt = isTask ? null : at,
            },
            row.Agent is { } agent ? directory.User(agent) : null);
        if (row.IsDone)
        {
            await crm.CompleteAsync(activity, at: at, cancellationToken: cancellationToken);
        }
    }

    /// <summary>When what is in a row was known: the end of its week, for it was written down weekly; what is planned, at the extract.</summary>
    public static LocalDate KnownOn(ActivityRow row, LocalDate extract) =>
        row.IsDone ? LocalDate.Min(extract, row.On.DayOfWeek == IsoDayOfWeek.Sunday ? row.On : row.On.Next(IsoDayOfWeek.Sunday)) : extract;
}
