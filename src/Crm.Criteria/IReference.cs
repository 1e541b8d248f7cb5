namespace Crm.Criteria;

/// <summary>A typed key of a record: what a parameter or a captured variable may be where a field is an id.</summary>
public interface IReference
{
    /// <summary>The key.</summary>
    Guid Key { get; }
}

/// <summary>A typed key of a <typeparamref name="TTarget"/>; lets a lambda follow the reference.</summary>
public interface IReference<out TTarget> : IReference;
