using Crm.Samples.QuickStart.Commands;

return await QuickStartCommand.RunAsync(args, Console.Out, Console.Error);
