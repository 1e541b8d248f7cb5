using Crm.Samples.QuickStart.Commands;
using NodaTime;

#pragma warning disable RS0030 // The root of a program is where the system's clock is named.
return await QuickStartCommand.RunAsync(args, SystemClock.Instance, Console.Out, Console.Error);
