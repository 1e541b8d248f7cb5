using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.EntityFrameworkCore.Interception;

internal sealed class HostSaveScope;
