namespace Crm.Benchmarks.Scoring;

/// <summary>A record that the card looks at.</summary>
internal sealed record Prospect(double Employees, double Revenue, double Age, double Seats, double Budget, string Industry, string Country, bool HasPhone, bool FreeMail, bool IsCustomer);
