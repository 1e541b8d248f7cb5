using Crm.Synthetic.Places;

namespace Crm.Synthetic.Organisations;

/// <summary>A house of an organisation: a shop of a chain is one of its own.</summary>
/// <param name="Core">What it is known by: "Hartley and Sons".</param>
/// <param name="Trade">What it does: "Plumbing Services"; empty: its name does not say.</param>
/// <param name="Form">Its legal form; empty: none.</param>
internal sealed record Organisation(string Core, string Trade, string Form, Address Seat, string Phone, string Website);
