using System.IO.Compression;
using System.Text.Json;

namespace Crm.Evaluation.Tests;

/// <summary>A folder for the files of a test, gone after it.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("crm-evaluation-");

    public void Dispose() => folder.Delete(recursive: true);

    public string At(string name) => Path.Combine(folder.FullName, name);

    public string Write(string name, IEnumerable<string> lines)
    {
        File.WriteAllLines(At(name), lines);
        return At(name);
    }

    /// <summary>The same file with ';' between fields, and the same compressed.</summary>
    public IEnumerable<string> Variants(string file)
    {
        yield return Write("semicolons.csv", File.ReadLines(file).Select(line => line.Replace(',', ';')));
        using (var zip = new GZipStream(File.Create(file + ".gz"), CompressionMode.Compress))
        {
            zip.Write(File.ReadAllBytes(file));
        }

        yield return file + ".gz";
    }

    /// <summary>Runs the program and reads its one JSON object.</summary>
    public static async Task<(JsonElement Json, string Error)> AskAsync(params string[] arguments)
    {
        var (exitCode, output, error) = await Program.RunAsync([.. arguments, "--json"]);
        Assert.True(exitCode == 0, error);
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        using var json = JsonDocument.Parse(output);
        return (json.RootElement.Clone(), error);
    }

    /// <summary>The program refuses with one line that says this, and prints nothing else.</summary>
    public static async Task RefusesAsync(string said, params string[] arguments)
    {
        var (exitCode, output, error) = await Program.RunAsync([.. arguments, "--json"]);
        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(said, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    public static string[] Names(JsonElement json) => [.. json.EnumerateObject().Select(p => p.Name)];
}
