using System.Runtime.InteropServices;

namespace Crm.Forecasting.Lifetime.Transactions;

/// <summary>One purchase.</summary>
/// <param name="Customer">Who bought.</param>
/// <param name="Date">When.</param>
/// <param name="Spend">For how much, in money; 0 where it is of no interest (the default).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Purchase(string Customer, DateOnly Date, double Spend = 0);
