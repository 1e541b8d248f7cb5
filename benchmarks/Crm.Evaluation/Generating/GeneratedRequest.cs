namespace Crm.Evaluation.Generating;

/// <summary>What <c>people</c> and <c>organisations</c> are asked.</summary>
internal sealed record GeneratedRequest(int Count, int Seed, string Out);

/// <summary>What they answer.</summary>
/// <param name="Records">How many records the file has.</param>
/// <param name="Entities">Of how many people or organisations they are.</param>
internal sealed record GeneratedResult(int Records, int Entities);
