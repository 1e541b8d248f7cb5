namespace Crm.StateMachines;

/// <summary>Something that may happen to whatever is in a state: the handle by which one machine knows it.</summary>
public sealed class Trigger
{
    internal Trigger(int index, string name) => (Index, Name) = (index, name);

    /// <summary>The stable key.</summary>
    public string Name { get; }

    /// <summary>The position in <see cref="StateMachine.Triggers"/>, from 0.</summary>
    public int Index { get; }

    internal StateMachine? Machine { get; set; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
