using System.Security.Cryptography;
using Crm.Collaboration;
using Crm.Contacts;
using Crm.Extensibility;
using Crm.Sessions;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Files: bytes go in before the save and out after a deletion for good, are measured, limited, and verified.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class FileConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 20_000).Select(i => (byte)(i * 7))];

    [Fact]
    public async Task A_file_is_measured_kept_and_given_back()
    {
        var crm = Boss();
        var file = await AttachAsync(crm, crm.Add(new Account { Name = "Acme" }), "Über uns.PDF", "Application/PDF; x=1");
        await crm.SaveAsync();
        var row = await crm.GetAsync(file.Id);
        Assert.Equal(["Über uns.PDF", "application/pdf", 20_000L, Convert.ToHexStringLower(SHA256.HashData(Bytes)), Org.Boss.Value], [row["name"], row["contentType"], row["size"], row["sha256"], row["author"]]);
        Assert.Equal(Bytes, await ReadAsync(crm, file.Id));
        file.Name = "Renamed.pdf";
        await crm.SaveAsync();
        Assert.Equal(Bytes, await ReadAsync(crm, file.Id));
        var south = Boss(Org.South);
        await RefusedAsync(CrmErrors.NotFound, async () => await south.OpenFileAsync(file.Id));
    }

    [Fact]
    public async Task Too_much_is_refused_while_it_is_read_and_leaves_nothing()
    {
        var crm = Boss();
        var endless = new Endless();
        var error = await RefusedWithoutTraceAsync(CrmErrors.Invalid, async () => await crm.AttachAsync(crm.Add(new Account { Name = "Acme" }), "a.txt", "text/plain", endless));
        Assert.Equal(("content", "too_large"), (error.Fields[0].Field, error.Fields[0].Code));
        Assert.InRange(endless.Given, 30_000, 30_000 + (128 * 1024));
        Assert.Empty(KeptFiles());
    }

    [Theory]
    [InlineData("", "text/plain", "name")]
    [InlineData("../a.txt", "text/plain", "name")]
    [InlineData("a\\b.txt", "text/plain", "name")]
    [InlineData("a\u0007.txt", "text/plain", "name")]
    [InlineData("a\u202Etxt.exe", "text/plain", "name")]
    [InlineData("..", "text/plain", "name")]
    [InlineData("a.txt", "text", "contentType")]
    [InlineData("a.txt", "text/", "contentType")]
    [InlineData("a.txt", "text/pl ain", "contentType")]
    [InlineData("a.txt", "video/mp4", "contentType")]
    [InlineData("a.exe", "application/x-msdownload", "contentType")]
    public async Task A_name_or_type_that_is_not_taken_is_refused_before_a_byte_is_read(string name, string type, string field)
    {
        var crm = Boss();
        var endless = new Endless();
        var error = await RefusedAsync(CrmErrors.Invalid, async () => await crm.AttachAsync(crm.Add(new Account { Name = "Acme" }), name, type, endless));
        Assert.Equal((field, 0), (error.Fields[0].Field, endless.Given));
    }

    [Fact]
    public async Task Who_may_not_change_the_record_has_no_byte_kept()
    {
        var id = await AccountAsync(owner: Org.Flo);
        Fixture.Give("Read:All", "Create:All");
        var ann = As(Org.Ann).Crm;
        var account = await ann.LoadForChangeAsync(id);
        await RefusedAsync(CrmErrors.Forbidden, async () => await AttachAsync(ann, account));
        Assert.Empty(KeptFiles());
    }

    [Fact]
    public async Task Bytes_that_are_not_those_that_were_attached_are_given_to_nobody()
    {
        var crm = Boss();
        var file = await AttachAsync(crm, crm.Add(new Account { Name = "Acme" }));
        await crm.SaveAsync();
        var path = Assert.Single(KeptFiles());
        var other = (byte[])Bytes.Clone();
        other[^1] ^= 1;
        await File.WriteAllBytesAsync(path, other);
        await RefusedAsync(CrmErrors.Storage, async () => await crm.OpenFileAsync(file.Id));
        await File.WriteAllBytesAsync(path, Bytes[..^1]);
        await RefusedAsync(CrmErrors.Storage, async () => await crm.OpenFileAsync(file.Id));
        File.Delete(path);
        await RefusedAsync(CrmErrors.Storage, async () => await crm.OpenFileAsync(file.Id));
    }

    [Fact]
    public async Task What_is_known_of_the_bytes_stays()
    {
        var crm = Boss();
        var file = await AttachAsync(crm, crm.Add(new Account { Name = "Acme" }));
        await crm.SaveAsync();
        typeof(AttachedFile).GetProperty(nameof(AttachedFile.StoreKey))!.SetValue(file, new string('0', 32));
        Assert.Equal("fixed", (await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync())).Fields[0].Code);
    }

    [Fact]
    public async Task Bytes_go_after_the_commit_that_deletes_their_file_for_good_and_not_before()
    {
        var crm = Boss();
        var acme = crm.Add(new Account { Name = "Acme" });
        var (binned, gone) = (await AttachAsync(crm, acme), await AttachAsync(crm, acme));
        await crm.SaveAsync();
        crm.Delete(binned);
        crm.Delete(gone, permanently: true);
        Fixture.Faults.AfterWrite = new CrmException(CrmErrors.Storage, "test");
        await RefusedWithoutTraceAsync(CrmErrors.Storage, () => crm.SaveAsync());
        await As(null).Relay.DeliverAsync();
        Assert.Equal(2, KeptFiles().Count);
        await crm.SaveAsync();
        Assert.Equal(2, KeptFiles().Count);
        await As(null).Relay.DeliverAsync();
        Assert.Single(KeptFiles());
        await crm.RestoreAsync("file", binned.Id.Value);
        await crm.SaveAsync();
        Assert.Equal(Bytes, await ReadAsync(crm, binned.Id));
        crm.Delete(acme, permanently: true);
        await crm.SaveAsync();
        await As(null).Relay.DeliverAsync();
        Assert.Empty(KeptFiles());
    }

    [Fact]
    public async Task A_failed_save_can_be_repaired_and_what_is_never_saved_is_swept_away()
    {
        var crm = Boss();
        var account = crm.Add(new Account());
        var file = await AttachAsync(crm, account);
        await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync());
        account.Name = "Acme";
        await crm.SaveAsync();
        var binned = await AttachAsync(crm, account);
        await crm.SaveAsync();
        crm.Delete(binned);
        await crm.SaveAsync();
        await AttachAsync(crm, account);
        crm.DiscardChanges();
        var south = Boss(Org.South);
        await AttachAsync(south, south.Add(new Account { Name = "South" }));
        Assert.Equal(4, KeptFiles().Count);
        Assert.Equal(0, await As(null).Files.SweepAsync(Org.North));
        Fixture.Clock.Advance(Duration.FromDays(1));
        Assert.Equal(1, await As(null).Files.SweepAsync(Org.North));
        Assert.Equal(0, await As(null).Files.SweepAsync(Org.North));
        Assert.Equal(3, KeptFiles().Count);
        Assert.Equal(Bytes, await ReadAsync(crm, file.Id));
        await crm.RestoreAsync("file", binned.Id.Value);
        await crm.SaveAsync();
        Assert.Equal(Bytes, await ReadAsync(crm, binned.Id));
    }

    private protected override void Compose(CrmBuilder crm)
    {
        crm.Configure(o => (o.MaxFileBytes, o.AllowedFileTypes) = (30_000, ["text/*", "application/pdf", "application/x-msdownload"]));
        Fixture.AddFaults(crm);
    }

    private List<string> KeptFiles() => Directory.Exists(Fixture.Files) ? [.. Directory.EnumerateFiles(Fixture.Files, "*", SearchOption.AllDirectories)] : [];

    private static ValueTask<AttachedFile> AttachAsync(CrmSession crm, Record record, string name = "a.txt", string type = "text/plain") =>
        crm.AttachAsync(record, name, type, new MemoryStream(Bytes));

    private static async Task<byte[]> ReadAsync(CrmSession crm, Id<AttachedFile> id)
    {
        await using var bytes = await crm.OpenFileAsync(id);
        var memory = new MemoryStream();
        await bytes.CopyToAsync(memory);
        return memory.ToArray();
    }

    /// <summary>Gives bytes for ever.</summary>
    private sealed class Endless : MemoryStream
    {
        public int Given { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            buffer.Clear();
            Given += buffer.Length;
            return buffer.Length;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
    }
}

/// <summary>A CRM without a file store says so.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class NoFileStoreConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    [Fact]
    public async Task Files_need_a_file_store()
    {
        var crm = Boss();
        var account = crm.Add(new Account { Name = "Acme" });
        await RefusedAsync(CrmErrors.Configuration, async () => await crm.AttachAsync(account, "a.txt", "text/plain", new MemoryStream()));
        await RefusedAsync(CrmErrors.Configuration, async () => await As(null).Files.SweepAsync(Org.North));
    }

    private protected override void Compose(CrmBuilder crm) => crm.Services.RemoveAll<IFileStore>();
}
