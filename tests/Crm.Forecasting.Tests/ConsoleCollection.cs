namespace Crm.Forecasting.Tests;

/// <summary>Tests that read what is printed run while no other does: FsCheck prints, too.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ConsoleCollection
{
    public const string Name = "console";
}
