using Microsoft.EntityFrameworkCore;

namespace Crm.EntityFrameworkCore.Contexts;

/// <summary>A context that holds the CRM alone, where the host gives it none of its own.</summary>
internal sealed class CrmDbContext(DbContextOptions<CrmDbContext> options) : DbContext(options);
