using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Crm.EntityFrameworkCore.Objects;

/// <summary>Something in the database that EF's model cannot hold: an index over an expression, a trigger, a policy of row-level security.</summary>
/// <param name="Name">Its name, unique among all of the CRM's objects in the database; 1-200 characters.</param>
/// <param name="Version">Grows with each change of its definition.</param>
/// <param name="Create">The statements that make it, in their order, where it does not stand.</param>
/// <param name="Drop">The statements that take it away; each does nothing where there is nothing to take away.</param>
internal sealed record DatabaseObject(string Name, int Version, ImmutableArray<string> Create, ImmutableArray<string> Drop)
{
    /// <summary>Tells its definition from another: tables that were renamed make another object of it.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', Create))));
}
