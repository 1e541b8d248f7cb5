using Crm.Collaboration;
using Crm.Testing;
using NodaTime;

namespace Crm.Tests.Collaboration;

/// <summary>The file store on disk: whole or not at all, apart by tenant, and no way out of its folder.</summary>
public sealed class DiskFileStoreTests : IDisposable
{
    private static readonly TenantId North = new("north");
    private readonly string root = Directory.CreateTempSubdirectory("crm-disk-").FullName;
    private readonly StillClock clock = new(Instant.FromUtc(2026, 3, 2, 9, 0));
    private readonly DiskFileStore store;

    public DiskFileStoreTests() => store = new(root, clock);

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Bytes_come_back_by_their_key_until_they_are_deleted()
    {
        var key = await WriteAsync(North, 1, 2, 3);
        Assert.Equal([1, 2, 3], await ReadAsync(North, key));
        Assert.Equal([new StoredBytes(key, clock.GetCurrentInstant())], await ListAsync(North));
        await store.DeleteAsync(North, key, default);
        await store.DeleteAsync(North, key, default);
        Assert.Empty(await ListAsync(North));
        await MissingAsync(North, key);
    }

    [Theory]
    [InlineData("NORTH")]
    [InlineData("../north")]
    [InlineData("..")]
    [InlineData("/")]
    [InlineData("a\u0000b")]
    public async Task A_tenant_finds_its_own_only_whatever_it_is_called(string name)
    {
        var other = new TenantId(name);
        var key = await WriteAsync(North, 1);
        await MissingAsync(other, key);
        await store.DeleteAsync(other, key, default);
        Assert.Equal([1], await ReadAsync(North, key));
        Assert.Equal([2], await ReadAsync(other, await WriteAsync(other, 2)));
        Assert.Single(await ListAsync(other));
        Assert.All(Directory.EnumerateFileSystemEntries(root), e => Assert.Matches("^[0-9a-f]{32}$", Path.GetFileName(e)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("0123456789abcdef0123456789abcde/")]
    [InlineData("................................")]
    public async Task What_is_no_key_leads_nowhere(string key)
    {
        var secret = Path.Combine(root, "secret");
        await File.WriteAllTextAsync(secret, "x");
        await WriteAsync(North, 1);
        await MissingAsync(North, key);
        await store.DeleteAsync(North, key, default);
        Assert.True(File.Exists(secret));
        Assert.Single(await ListAsync(North));
    }

    [Fact]
    public async Task What_breaks_off_leaves_nothing()
    {
        await Assert.ThrowsAsync<InvalidDataException>(async () => await store.WriteAsync(North, new Breaking(new InvalidDataException()), default));
        await Assert.ThrowsAsync<TaskCanceledException>(async () => await store.WriteAsync(North, new Breaking(new TaskCanceledException()), default));
        Assert.Empty(await ListAsync(North));
    }

    [Fact]
    public async Task What_a_process_left_unfinished_is_listed_and_deleted_but_never_opened()
    {
        var key = await WriteAsync(North, 1);
        var path = Directory.EnumerateFiles(root, key, SearchOption.AllDirectories).Single();
        File.Move(path, path + ".part");
        await MissingAsync(North, key);
        Assert.Equal(key, Assert.Single(await ListAsync(North)).Key);
        await store.DeleteAsync(North, key, default);
        Assert.Empty(await ListAsync(North));
    }

    [Fact]
    public async Task Many_at_once_have_keys_of_their_own()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => WriteAsync(North, (byte)i))));
        for (var i = 0; i < keys.Length; i++)
        {
            Assert.Equal([(byte)i], await ReadAsync(North, keys[i]));
        }
    }

    [Fact]
    public async Task A_folder_that_cannot_be_used_is_an_error_by_type()
    {
        await File.WriteAllTextAsync(Path.Combine(root, "file"), "");
        var error = await Assert.ThrowsAsync<CrmException>(async () => await new DiskFileStore(Path.Combine(root, "file"), clock).WriteAsync(North, new MemoryStream([1]), default));
        Assert.Equal(CrmErrors.Storage, error.Code);
        Assert.Equal(CrmErrors.Configuration, Assert.Throws<CrmException>(() => new DiskFileStore("files", clock)).Code);
    }

    private async Task<string> WriteAsync(TenantId tenant, params byte[] bytes) => await store.WriteAsync(tenant, new MemoryStream(bytes), default);

    private async Task<byte[]> ReadAsync(TenantId tenant, string key)
    {
        await using var stream = await store.OpenAsync(tenant, key, default);
        var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }

    private async Task MissingAsync(TenantId tenant, string key) =>
        Assert.Equal(CrmErrors.Storage, (await Assert.ThrowsAsync<CrmException>(async () => await store.OpenAsync(tenant, key, default))).Code);

    private async Task<List<StoredBytes>> ListAsync(TenantId tenant) => await store.ListAsync(tenant, default).ToListAsync();

    /// <summary>Gives some bytes, then fails.</summary>
    private sealed class Breaking(Exception failure) : MemoryStream(new byte[100])
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position < 100 ? base.ReadAsync(buffer[..Math.Min(buffer.Length, 50)], cancellationToken) : throw failure;
    }
}
