using Crm.Extensibility;
using Crm.InMemory;
using Crm.Testing.Sessions;

namespace Crm.Tests.Sessions;

public sealed class MemoryFixture : CrmFixture
{
    protected override void UseStore(CrmBuilder crm) => crm.UseInMemory();
}
