using Crm.Scoring.Bayes;
using Crm.Scoring.Boosting;
using Crm.Scoring.Linear;
using Crm.Scoring.Models;
using Crm.Scoring.Training;

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

    /// <summary>A learner of the same kind that searches for no settings: it is trained a hundred times to tell a signal from chance, and its rank is all that counts.</summary>
    public static ITrainer Quick(string kind, int seed, int threads) => kind switch
    {
        "boosted" => new BoostedTreesTrainer(new() { Trees = 60, LearningRate = 0.1, Patience = 0, Seed = (ulong)seed, Threads = threads }),
        "bayes" => new BayesTrainer(),
        _ => new LinearTrainer(new() { Penalty = 0.01, Seed = seed }),
    };
}
