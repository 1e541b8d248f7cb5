using Crm.StateMachines;

namespace Crm.Sales;

/// <summary>Makes the state machine of a pipeline: a state a stage, a trigger a stage to move to, guards on entering.</summary>
internal static class PipelineMachine
{
    /// <summary>The built-in guard of a required field; the field's name follows.</summary>
    public const string RequiresPrefix = "requires:";

    /// <summary>The built-in guard that a lost deal has a reason.</summary>
    public const string ReasonGiven = "reason_given";

    /// <exception cref="CrmException">The definition is not right (<c>crm.configuration</c>); the message names every problem.</exception>
    public static StateMachine Build(PipelineDefinition pipeline)
    {
        try
        {
            if (pipeline.Stages.Count == 0)
            {
                throw new CrmException(CrmErrors.Configuration, $"The pipeline '{pipeline.Name}' has no stages.");
            }

            var builder = StateMachine.Define(pipeline.Name).Initial(pipeline.Stages[0].Code);
            var moves = Moves(pipeline).ToList();
            foreach (var stage in pipeline.Stages)
            {
                if (stage.Kind is not (StageKinds.Open or StageKinds.Won or StageKinds.Lost) || stage.Probability is < 0 or > 1)
                {
                    throw new CrmException(CrmErrors.Configuration, $"The stage '{stage.Code}' must be open, won or lost, with a probability from 0 to 1.");
                }

                if (stage.Category is { } category && (stage.Kind != StageKinds.Open || !ForecastCategories.Open.Contains(category)))
                {
                    throw new CrmException(CrmErrors.Configuration, $"The stage '{stage.Code}' cannot have the forecast category '{category}': an open stage has one of {string.Join(", ", ForecastCategories.Open)}, a closed one has none.");
                }

                builder.State(stage.Code, s =>
                {
                    s.Label(stage.Name ?? stage.Code).Kind(stage.Kind);
                    if (stage.Kind != StageKinds.Open && moves.TrueForAll(m => m.From != stage.Code))
                    {
                        s.Final();
                    }
                });
            }

            foreach (var move in moves)
            {
                var target = pipeline.Stages.FirstOrDefault(s => s.Code == move.To);
                builder.Transition(move.From, move.To, move.To, t => Guard(t, target));
            }

            return builder.Build();
        }
        catch (StateMachineException e)
        {
            throw new CrmException(CrmErrors.Configuration, $"The pipeline '{pipeline.Name}' is not right: {e.Message}", e);
        }
    }

    private static void Guard(TransitionBuilder transition, StageDefinition? target)
    {
        if (target is null)
        {
            return;
        }

        if (target.Kind == StageKinds.Lost)
        {
            transition.When(ReasonGiven, "reason_missing", "A lost deal needs a reason.");
        }

        foreach (var field in target.Requires)
        {
            transition.When(RequiresPrefix + field, $"{field}_missing", $"The field '{field}' must have a value.");
        }

        foreach (var guard in target.Guards)
        {
            transition.When(guard.Name, guard.Reason, guard.Message);
        }
    }

    private static IEnumerable<MoveDefinition> Moves(PipelineDefinition pipeline) =>
        pipeline.Moves.Count > 0
            ? pipeline.Moves
            : from source in pipeline.Stages
              where source.Kind == StageKinds.Open
              from target in pipeline.Stages
              where target.Code != source.Code
              select new MoveDefinition(source.Code, target.Code);
}
