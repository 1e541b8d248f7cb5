using Crm.Queries;

namespace Crm.Work;

/// <summary>What somebody has to do.</summary>
/// <param name="Overdue">Open activities that were due, or began, before today.</param>
/// <param name="Today">Those of today.</param>
/// <param name="Upcoming">Those of the next days.</param>
/// <param name="Undated">Those with neither a day nor an hour.</param>
/// <param name="Deals">Open deals that were left untouched too long, the longest first.</param>
/// <param name="Accounts">Accounts that were.</param>
/// <param name="Contacts">Contacts that were.</param>
public sealed record MyWork(WorkBucket Overdue, WorkBucket Today, WorkBucket Upcoming, WorkBucket Undated, WorkBucket Deals, WorkBucket Accounts, WorkBucket Contacts);

/// <summary>One part of somebody's work.</summary>
/// <param name="Query">What it asks: to be counted, or paged on with <see cref="RowPage.Next"/> of the page.</param>
/// <param name="Page">Its first page.</param>
public sealed record WorkBucket(RecordQuery Query, RowPage Page);
