using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Crm.EntityFrameworkCore.Interception;

internal sealed class CrmSaveInterceptor : SaveChangesInterceptor
{
    public static CrmSaveInterceptor Instance { get; } = new();
}
