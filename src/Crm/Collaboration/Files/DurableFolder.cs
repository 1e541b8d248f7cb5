using System.Runtime.InteropServices;
using System.Text;

namespace Crm.Collaboration;

/// <summary>Makes the names in folders as lasting as the bytes of files: a name that was just given stands in its folder only once that is flushed. Windows does so by itself.</summary>
internal static class DurableFolder
{
    private const int ReadOnly = 0;

    /// <summary>Flushes a folder and those above it up to a root.</summary>
    /// <exception cref="IOException">The system refuses.</exception>
    public static void Flush(string folder, string root)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        for (var at = folder; ; at = Path.GetDirectoryName(at)!)
        {
            FlushOne(at);
            if (at.Length <= root.TrimEnd('/').Length)
            {
                return;
            }
        }
    }

    private static void FlushOne(string folder)
    {
        var handle = Open(Encoding.UTF8.GetBytes(folder + '\0'), ReadOnly);
        if (handle < 0)
        {
            throw new IOException($"The folder could not be opened to flush it (error {Marshal.GetLastPInvokeError()}).");
        }

        var failed = Sync(handle) != 0 ? Marshal.GetLastPInvokeError() : 0;
        _ = Close(handle);
        if (failed != 0)
        {
            throw new IOException($"The folder could not be flushed (error {failed}).");
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
