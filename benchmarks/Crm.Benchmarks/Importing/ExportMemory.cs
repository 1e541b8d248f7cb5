using System.Diagnostics;
using System.Globalization;
using Crm.Benchmarks.Worlds;
using Crm.Contacts;
using Crm.Data;
using Crm.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Benchmarks.Importing;

/// <summary>
/// What an export keeps in memory: contacts of a SQLite file through a stream that only counts. The heap is collected and looked at after each page, so that what counts is what is held, not what was not collected yet.
/// Flat means that ten times the rows hold the same.
/// </summary>
internal static class ExportMemory
{
    public static async Task RunAsync(int rows)
    {
        foreach (var count in new[] { rows / 10, rows })
        {
            var world = await World.CreateAsync(Store.Sqlite);
            await using var scope = world.OpenScope();
            var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
            for (var done = 0; done < count; done += 5_000)
            {
                await crm.InsertAsync(Enumerable.Range(done, Math.Min(5_000, count - done))
                    .Select(i => new Contact { FirstName = "Ada", LastName = $"Person {i}", Email = $"p{i}@mail.example", JobTitle = $"Title {i % 50}", ExternalId = $"c-{i}" }));
            }

            foreach (var (name, export) in new (string, Func<CrmSession, Stream, ExportOptions, ValueTask<long>>)[]
            {
                ("CSV", (c, s, o) => c.Exports.CsvAsync(c.Query<Contact>(), s, o)),
                ("JSON lines", (c, s, o) => c.Exports.JsonLinesAsync(c.Query<Contact>(), s, o)),
                ("vCard", (c, s, o) => c.Exports.VCardAsync(c.Query<Contact>(), s, o)),
            })
            {
                await using var fresh = world.OpenScope();
                using var target = new Counting();
                var heap = new Heap();
                var (started, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                var written = await export(fresh.ServiceProvider.GetRequiredService<CrmSession>(), target, new() { Progress = heap });
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: {written:N0} rows, {target.Length / 1e6:0.0} MB; heap at most {(heap.Before + heap.Peak) / 1e6:0.0} MB, before it {heap.Before / 1e6:0.0} MB, looked at {heap.Looks} times; {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, CPU {(Environment.CpuUsage.TotalTime - cpu - heap.Cpu).TotalSeconds:0.0} s, and {heap.Cpu.TotalSeconds:0.0} s for the looking"));
            }

            await world.DisposeAsync();
        }
    }

    /// <summary>Looks after each page, at most every 2,000 rows.</summary>
    private sealed class Heap : IProgress<long>
    {
        private const int Every = 2_000;
        private long next;

        public long Before { get; } = GC.GetTotalMemory(forceFullCollection: true);

        public long Peak { get; private set; } = long.MinValue;

        public int Looks { get; private set; }

        /// <summary>What the looking took.</summary>
        public TimeSpan Cpu { get; private set; }

        public void Report(long value)
        {
            if (value < next)
            {
                return;
            }

            var cpu = Environment.CpuUsage.TotalTime;
            next = value + Every;
            Looks++;
            Peak = Math.Max(Peak, GC.GetTotalMemory(forceFullCollection: true) - Before);
            Cpu += Environment.CpuUsage.TotalTime - cpu;
        }
    }

    private sealed class Counting : Stream
    {
        private long length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => length;

        // It is written to alone, as CanRead and CanSeek say: the rest refuses, as streams do.
        public override long Position { get => length; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => length += count;

        public override void Write(ReadOnlySpan<byte> buffer) => length += buffer.Length;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            length += buffer.Length;
            return default;
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
