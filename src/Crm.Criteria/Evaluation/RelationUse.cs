namespace Crm.Criteria;

/// <summary>A relation that a condition or a value crosses, and what it crosses from there: what a planner loads beforehand.</summary>
/// <param name="Relation">The relation.</param>
/// <param name="Target">The entity it reaches.</param>
/// <param name="Further">The relations crossed from the reached records.</param>
public sealed record RelationUse(Relation Relation, Entity Target, IReadOnlyList<RelationUse> Further);
