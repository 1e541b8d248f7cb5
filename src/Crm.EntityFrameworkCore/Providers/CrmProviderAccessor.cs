using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.EntityFrameworkCore.Providers;

/// <summary>The provider of the contexts that share these EF services.</summary>
internal sealed class CrmProviderAccessor(IDatabaseProvider database)
{
    public CrmDatabaseProvider Provider => CrmDatabaseProviders.For(database.Name);
}
