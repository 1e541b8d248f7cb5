using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Crm.Tests.Shared;

/// <summary>
/// A private PostgreSQL server in a temporary folder. It lives as long as this process: a watching shell waits at the end of a
/// pipe that only this process holds open, and when the process ends, however it ends, the shell stops the server and removes
/// the folder. What even the shell could not remove, because it was killed too, the next run removes.
/// </summary>
internal sealed class PostgreSqlProcess
{
    private const string FolderPrefix = "crm-tests-pg-";
    private const int Attempts = 3;

    /// <summary>
    /// $1 the folder, $2 the programs, $3 the port, $4 whether commits wait for the disk. Root hands the folder to the user postgres, because initdb refuses root.
    /// </summary>
    private const string StartScript = """
        set -eu
        as=
        if [ "$(id -u)" = 0 ]; then as='runuser -u postgres --'; chown postgres "$1"; fi
        $as "$2/initdb" -D "$1/data" -U crm -A trust --no-sync -E UTF8 --locale=C >"$1/start.log" 2>&1
        $as "$2/pg_ctl" -D "$1/data" -w -s -l "$1/server.log" -o "-c listen_addresses=127.0.0.1 -p $3 -k '$1' -c fsync=$4 -c full_page_writes=$4 -c max_connections=300" start >>"$1/start.log" 2>&1
        """;

    private const string StopScript = """
        as=
        if [ "$(id -u)" = 0 ]; then as='runuser -u postgres --'; fi
        if [ -f "$1/data/postmaster.pid" ]; then $as "$2/pg_ctl" -D "$1/data" -m immediate -w stop; fi
        rm -rf "$1"
        """;

    private const string WatchScript = "trap '' INT TERM HUP; exec >/dev/null 2>&1; read -r _; " + StopScript;

    /// <summary>Held, never disposed of: their pipes close when this process ends, and not before.</summary>
    private static readonly ConcurrentBag<Process> Watchers = [];

    private PostgreSqlProcess(int port) => Port = port;

    public int Port { get; }

    public static PostgreSqlProcess Start(PostgreSqlInstallation installation, bool isDurable)
    {
        RemoveOrphans(installation);
        for (var attempt = 1; ; attempt++)
        {
            var folder = Directory.CreateTempSubdirectory(FolderPrefix + Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "-").FullName;
            var port = FreePort();
            Watchers.Add(Shell(WatchScript, folder, installation.Binaries));
            using var start = Shell(StartScript, folder, installation.Binaries, port.ToString(CultureInfo.InvariantCulture), isDurable ? "on" : "off");
            start.WaitForExit();
            if (start.ExitCode == 0)
            {
                return new(port);
            }

            if (attempt == Attempts)
            {
                throw new InvalidOperationException($"PostgreSQL does not start: {Log(folder)}");
            }
        }
    }

    /// <summary>Folders of ours whose process is no more.</summary>
    private static void RemoveOrphans(PostgreSqlInstallation installation)
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), FolderPrefix + "*"))
        {
            var owner = Path.GetFileName(folder)[FolderPrefix.Length..].Split('-')[0];
            if (int.TryParse(owner, CultureInfo.InvariantCulture, out var id) && !IsAlive(id))
            {
                using var stop = Shell("exec >/dev/null 2>&1; " + StopScript, folder, installation.Binaries);
                stop.WaitForExit();
            }
        }
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static Process Shell(string script, params IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script, "sh", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        })!;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Log(string folder)
    {
        string[] files = [Path.Combine(folder, "start.log"), Path.Combine(folder, "server.log")];
        return string.Join('\n', files.Where(File.Exists).Select(File.ReadAllText));
    }
}
