namespace Crm.Scoring.Models;

/// <summary>The names of the kinds of model, as their JSON has them.</summary>
internal static class ModelKinds
{
    public const string Linear = "linear";

    public const string Boosted = "boosted";

    public const string Bayes = "bayes";
}
