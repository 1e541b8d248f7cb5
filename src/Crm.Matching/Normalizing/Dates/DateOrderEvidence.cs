namespace Crm.Matching.Normalizing.Dates;

/// <summary>In what order the dates of a column stand, and what says so.</summary>
/// <param name="Order">The order; <see cref="DateOrder.DayMonthYear"/> where nothing tells.</param>
/// <param name="Readable">How many values are dates in this order.</param>
/// <param name="Deciding">How many of them are none in some other order: 13/12/1908 cannot have the month first.</param>
/// <param name="Contradicting">How many are none in this order, but in another.</param>
/// <param name="Unreadable">How many are no dates in any order; blanks are not counted.</param>
/// <param name="IsAmbiguous">Whether another order reads as many values, and some of them as other days: the order is a guess.</param>
public sealed record DateOrderEvidence(DateOrder Order, int Readable, int Deciding, int Contradicting, int Unreadable, bool IsAmbiguous);
