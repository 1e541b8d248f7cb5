using Crm.Scoring.Bayes;
using Crm.Scoring.Boosting;
using Crm.Scoring.Linear;
using Crm.Scoring.Models;
using Crm.Scoring.Selection;

namespace Crm.Evaluation.Scoring;

/// <summary>The kinds of model by their names on the command line.</summary>
internal static class Learners
{
    public static IReadOnlyList<string> Names { get; } = ["linear", "boosted", "bayes", "auto"];

    public static ITrainer Of(string name, int seed, int threads)
    {
        var linear = new LinearTrainer(new() { Seed = seed, Threads = threads });
        var boosted = new BoostedTreesTrainer(new() { Seed = (ulong)seed, Threads = threads });
        return name switch
        {
            "linear" => linear,
            "boosted" => boosted,
            "bayes" => new BayesTrainer(),
            _ => new AutoTrainer([linear, boosted], seed: seed),
        };
    }
}
