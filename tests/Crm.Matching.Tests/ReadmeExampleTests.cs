namespace Crm.Matching.Tests;

public sealed class ReadmeExampleTests
{
}
