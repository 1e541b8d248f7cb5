namespace Crm.Criteria;

/// <summary>Marks a value that refers to a <typeparamref name="TTarget"/>, so that a lambda can step along it: <c>d.Ref(x => x.AccountId).Industry</c>.</summary>
public interface IReference<TTarget>;
