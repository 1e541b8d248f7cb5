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

    /// <summary>For data that nobody will miss: no waiting for the disk, and no housekeeping of the many databases that tests come and go with.</summary>
    private const string Fastest =
        "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c autovacuum=off -c jit=off -c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=4GB";

    /// <summary>
    /// $1 the folder, $2 the programs. Root hands the folder to the user postgres, because initdb refuses root.
    /// </summary>
    private const string MakeScript = """
        set -eu
        as=
        if [ "$(id -u)" = 0 ]; then as='runuser -u postgres --'; chown postgres "$1"; fi
        $as "$2/initdb" -D "$1/data" -U crm -A trust --no-sync -E UTF8 --locale=C >"$1/start.log" 2>&1
        """;

    /// <summary>$3 the port, $4 more settings.</summary>
    private const string StartScript = """
        set -eu
        as=
        if [ "$(id -u)" = 0 ]; then as='runuser -u postgres --'; fi
        $as "$2/pg_ctl" -D "$1/data" -w -s -l "$1/server.log" -o "-c listen_addresses=127.0.0.1 -p $3 -k '$1' -c max_connections=300 $4" start >>"$1/start.log" 2>&1
        """;

    private const string HaltScript = """
        as=
        if [ "$(id -u)" = 0 ]; then as='runuser -u postgres --'; fi
        if [ -f "$1/data/postmaster.pid" ]; then $as "$2/pg_ctl" -D "$1/data" -m immediate -w stop; fi
        """;

    private const string StopScript = HaltScript + """

        rm -rf "$1"
        """;

    private const string WatchScript = "trap '' INT TERM HUP; exec >/dev/null 2>&1; read -r _; " + StopScript;

    /// <summary>Held, never disposed of: their pipes close when this process ends, and not before.</summary>
    private static readonly ConcurrentBag<Process> Watchers = [];

    private readonly string[] arguments;

    private PostgreSqlProcess(string[] arguments, int port) => (this.arguments, Port) = (arguments, port);

    public int Port { get; }

    /// <summary>Makes and starts a server.</summary>
    /// <param name="installation">The programs.</param>
    /// <param name="isDurable">Whether what is committed survives the machine: fsync and all; else what is fastest.</param>
    public static PostgreSqlProcess Start(PostgreSqlInstallation installation, bool isDurable = false)
    {
        RemoveOrphans(installation);
        for (var attempt = 1; ; attempt++)
        {
            var folder = Directory.CreateTempSubdirectory(FolderPrefix + Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "-").FullName;
            var port = FreePort();
            string[] of = [folder, installation.Binaries, port.ToString(CultureInfo.InvariantCulture), isDurable ? "" : Fastest];
            Watchers.Add(Shell(WatchScript, folder, installation.Binaries));
            if (Run(MakeScript, of) && Run(StartScript, of))
            {
                return new(of, port);
            }

            if (attempt == Attempts)
            {
                throw new InvalidOperationException($"PostgreSQL does not start: {Log(folder)}");
            }
        }
    }

    /// <summary>Stops the server at once, as a crash would; its data stay.</summary>
    public void Halt() => Must("exec >/dev/null 2>&1\n" + HaltScript);

    /// <summary>Starts it again; returns when it takes connections.</summary>
    public void StartAgain() => Must(StartScript);

    private void Must(string script)
    {
        if (!Run(script, arguments))
        {
            throw new InvalidOperationException($"PostgreSQL does neither stop nor start: {Log(arguments[0])}");
        }
    }

    private static bool Run(string script, string[] arguments)
    {
        using var shell = Shell(script, arguments);
        shell.WaitForExit();
        return shell.ExitCode == 0;
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
