namespace Crm.Tests.Shared;

/// <summary>The public data sets that lie beside the repository, in <c>../shared/data</c>.</summary>
/// <remarks>
/// Where they are missing, tests marked <see cref="SharedDataFactAttribute"/> are skipped; with <c>CI=true</c> they run and fail.
/// </remarks>
internal static class SharedData
{
    private static readonly string Folder = Path.GetFullPath(RepositoryRoot.Combine("..", "shared", "data"));

    /// <summary>Why tests on the data sets cannot run here; null when they can, or when they must.</summary>
    public static string? SkipReason => Environment.GetEnvironmentVariable("CI") == "true" ? null : Missing;

    private static string? Missing => Directory.Exists(Folder) ? null : $"needs ../shared/data: there is no folder {Folder}";

    /// <summary>The path of a file of the data sets, such as <c>dedupe/fodors.csv</c>.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static string File(string name)
    {
        var path = Path.Combine(Folder, name);
        return System.IO.File.Exists(path) ? path : throw new FileNotFoundException(Missing ?? $"There is no {path}.", path);
    }
}
