namespace Crm.Architecture.Tests.PublicApi;

/// <summary>The public surface of a package changes only when somebody means it: its text lies beside the project.</summary>
public sealed class PublicApiTests
{
    private const string Accept = "CRM_ACCEPT_API";

    [Theory]
    [MemberData(nameof(Package.Names), MemberType = typeof(Package))]
    public void Surface_is_the_accepted_one(string name)
    {
        var package = Package.Get(name);
        var file = Path.Combine(package.Folder, "PublicApi.txt");
        var actual = ApiPrinter.Print(package.Assembly.GetExportedTypes());
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(file, string.Concat(actual.Select(line => line + "\n")));
        }

        var accepted = File.Exists(file) ? File.ReadAllLines(file) : [];

        Assert.True(File.Exists(file), $"{file} is missing. {HowToAccept}");
        if (!accepted.SequenceEqual(actual, StringComparer.Ordinal))
        {
            Assert.Fail($"{file} differs. {HowToAccept}\n\n{string.Join('\n', LineDiff.Between(accepted, actual))}");
        }
    }

    private static string HowToAccept => $"To accept the surface as it is now: {Accept}=1 dotnet test tests/Crm.Architecture.Tests";
}
