using NodaTime;

namespace Crm.Sales;

/// <summary>One step of a deal's past.</summary>
/// <param name="At">When it took effect.</param>
/// <param name="Stage">The code of the stage it reached.</param>
/// <param name="Reason">Why, for a closed stage.</param>
/// <param name="Change">What else became known then: an amount that was not known before.</param>
public sealed record DealStep(Instant At, string Stage, string? Reason = null, Action<Deal>? Change = null);
