namespace Crm.StateMachines;

/// <summary>Something the caller is to do because a transition was taken. The engine only names it; it never runs it.</summary>
/// <param name="Name">What is to be done, as the caller knows it.</param>
/// <param name="Argument">Free text passed along with it, or <see langword="null"/> (the default).</param>
public sealed record Effect(string Name, string? Argument = null)
{
    /// <summary>The name, with the argument in parentheses where there is one.</summary>
    public override string ToString() => Argument is null ? Name : $"{Name}({Argument})";
}
