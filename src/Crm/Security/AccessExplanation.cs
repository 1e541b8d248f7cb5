namespace Crm.Security;

/// <summary>Why a person may, or may not, do something with a record.</summary>
/// <param name="Allowed">Whether they may.</param>
/// <param name="Reasons">Each thing that speaks for or against it.</param>
public sealed record AccessExplanation(bool Allowed, IReadOnlyList<AccessReason> Reasons);

/// <summary>One thing that speaks for or against a right.</summary>
/// <param name="Grants">Whether it gives the right.</param>
/// <param name="Code"><c>role</c>, <c>share</c>, <c>reference_data</c>, <c>parent</c>, <c>seen_with</c>, <c>inactive</c>, <c>system_data</c>, <c>no_role</c>.</param>
/// <param name="Text">In words.</param>
public sealed record AccessReason(bool Grants, string Code, string Text);
