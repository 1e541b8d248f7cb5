namespace Crm.Testing.Sessions;

/// <summary>Placeholder.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ScoreTrainingConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
}
