using Crm.Evaluation.Commands;

return await EvaluationCommand.RunAsync(args);
