namespace Crm.Tests.Shared;

/// <summary>The programs of PostgreSQL on this machine.</summary>
/// <param name="Binaries">The folder of <c>initdb</c> and <c>pg_ctl</c>.</param>
internal sealed record PostgreSqlInstallation(string Binaries)
{
    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>The newest of Debian's versions, else what is on the path; null when there is none.</summary>
    public static PostgreSqlInstallation? Find() =>
        OfDebian().Concat(OnPath())
            .Where(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")))
            .Select(folder => new PostgreSqlInstallation(folder))
            .FirstOrDefault();

    private static IEnumerable<string> OfDebian() =>
        !Directory.Exists(DebianFolder)
            ? []
            : Directory.EnumerateDirectories(DebianFolder)
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
                .Select(folder => Path.Combine(folder, "bin"));

    private static IEnumerable<string> OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
}
