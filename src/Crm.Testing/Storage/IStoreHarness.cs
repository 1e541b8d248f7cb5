using Crm.Records;
using Crm.Storage;

namespace Crm.Testing.Storage;

/// <summary>A database of the kind under test: fresh and empty when started, gone when disposed. One for each test.</summary>
public interface IStoreHarness : IAsyncDisposable
{
    /// <summary>Makes the database. Called once, before anything else.</summary>
    /// <param name="model">What it is to hold.</param>
    /// <param name="cancellationToken">Stops it.</param>
    ValueTask StartAsync(CrmModel model, CancellationToken cancellationToken);

    /// <summary>A store for one more session on the database. The caller disposes it.</summary>
    ICrmStore NewSession();
}
