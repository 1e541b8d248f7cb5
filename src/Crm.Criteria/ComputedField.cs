namespace Crm.Criteria;

/// <summary>
/// A field that is an expression over others: <c>open_amount</c> of an account is <c>deals sum(amount, stage.kind = open)</c>. It is a macro: where its name stands the
/// expression is checked, with the rights of whoever asks, so it is never stored and never stale. One that speaks of what the asker may not use is unknown to him.
/// </summary>
/// <param name="Entity">The entity whose field it is.</param>
/// <param name="Name">Its name, which no field or relation of the entity has.</param>
/// <param name="Expression">A term, whose kind is the field's; or a condition, then the field is true or false.</param>
public sealed record ComputedField(string Entity, string Name, string Expression);
