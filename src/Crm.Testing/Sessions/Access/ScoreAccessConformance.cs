namespace Crm.Testing.Sessions;

/// <summary>Placeholder.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ScoreAccessConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
}
