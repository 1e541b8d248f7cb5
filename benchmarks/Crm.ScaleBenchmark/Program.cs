using System.Globalization;
using Crm.ScaleBenchmark.Searching;
using Crm.ScaleBenchmark.Timelines;

// How long an answer takes where there is very much: dotnet run -c Release -- search memory|sqlite|postgresql [records, default 1000000] [place]
// or timeline sqlite|postgresql [activities, default 10000000] [place]
// The place (a file for SQLite, a connection string for PostgreSQL) is filled when it is empty, used as it is when it is full, and kept; without one it is temporary.
if (args is not [var what, var store, .. var rest] || store is not ("memory" or "sqlite" or "postgresql"))
{
    Console.Error.WriteLine("search memory|sqlite|postgresql [records] [place]\ntimeline sqlite|postgresql [activities] [place]");
    return 2;
}

long? count = rest.Length > 0 ? long.Parse(rest[0], CultureInfo.InvariantCulture) : null;
var place = rest.ElementAtOrDefault(1);
switch (what)
{
    case "search":
        await SearchRun.RunAsync(store, (int)(count ?? 1_000_000), place);
        return 0;
    case "timeline" when store != "memory":
        await TimelineRun.RunAsync(store, count ?? 10_000_000, place);
        return 0;
    default:
        Console.Error.WriteLine($"There is no '{what}'.");
        return 2;
}
