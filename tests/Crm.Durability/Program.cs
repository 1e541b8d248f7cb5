using Crm.Durability.Commands;

return await DurabilityCommand.RunAsync(args);
