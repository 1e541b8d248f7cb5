namespace Crm.Criteria;

/// <summary>
/// Marks a method that stands in a lambda for the record a reference leads to: its first argument is the source, its second a lambda that names the member
/// holding the key, or the name of the relation. For packages with key types of their own, where a more fitting overload of <c>Ref</c> is wanted.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FollowsReferenceAttribute : Attribute;
