using System.Security.Cryptography;
using System.Text.Json;
using Crm.Records;
using Crm.Sessions;

namespace Crm.Data;

/// <summary>An import that was checked against the rights of whoever acts: what each column means, and how a row finds its record.</summary>
internal sealed class ImportPlan
{
    private static readonly string[] UsualKeys = ["id", "externalIds.", "externalId", "email"];

    private ImportPlan(EntityDefinition entity, ImportOptions options, bool areCards, IReadOnlyList<ColumnTarget> mapping, IReadOnlyList<(int Column, ImportTarget Target)> columns, IReadOnlyList<ImportTarget> key)
    {
        (Entity, Options, AreCards, Mapping, Columns, Key) = (entity, options, areCards, mapping, columns, key);
        Values = new(options);
        Settings = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
            new { Entity = entity.Name, Columns = mapping, Key = key.Select(k => k.Name), options.Lossless, options.DateFormat, options.DecimalComma, options.EmptyClears, options.Missing, options.Delimiter, options.Encoding, options.Format }, CrmJson.Options)));
    }

    public EntityDefinition Entity { get; }

    public ImportOptions Options { get; }

    /// <summary>Whether the file is of vCards.</summary>
    public bool AreCards { get; }

    public IReadOnlyList<ColumnTarget> Mapping { get; }

    /// <summary>The columns that go somewhere.</summary>
    public IReadOnlyList<(int Column, ImportTarget Target)> Columns { get; }

    public IReadOnlyList<ImportTarget> Key { get; }

    public ImportValue Values { get; }

    /// <summary>What decides what comes of a row, as a digest.</summary>
    public string Settings { get; }

    public bool Clears => Options.EmptyClears || Options.Lossless;

    /// <exception cref="CrmException">The entity, a target or the key is not right (<c>crm.invalid</c>); nothing of the entity may be made or changed (<c>crm.forbidden</c>).</exception>
    public static ImportPlan Make(Scope scope, ImportSource source, ImportOptions options)
    {
        options.Check();
        var entity = scope.State.Model[options.Entity];
        if (entity.IsPlain || entity.Access is RecordAccess.System or RecordAccess.Mirrored || entity.Name is "share" or "importRun" or "importError")
        {
            throw CrmException.Forbidden($"'{entity.Name}' is kept by the CRM alone.");
        }

        if (options.Mapping.Keys.FirstOrDefault(c => !source.Columns.Contains(c, StringComparer.Ordinal)) is { } missing)
        {
            throw CrmException.Invalid("mapping", "no_column", $"The file has no column '{missing}'.");
        }

        var mapping = ColumnNames.Recognise(scope, entity, source, options.Mapping);
        var columns = mapping.Select((m, i) => (Column: i, m.Target)).Where(m => m.Target.Length > 0).Select(m => (m.Column, Target: ImportTarget.Parse(scope, entity, m.Target))).ToList();
        if (columns.Count == 0)
        {
            throw CrmException.Invalid("mapping", "required", $"None of the columns was recognised: say where they go. They are {ColumnsOf(source)}.");
        }

        if (columns.GroupBy(c => c.Target.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw CrmException.Invalid("mapping", "twice", $"Two columns go to '{twice.Key}'.");
        }

        return new(entity, options, source is VCardSource, mapping, columns, KeyOf(options, [.. columns.Select(c => c.Target)], t => t is not FieldTarget { Field: var field } || scope.IsSystem || scope.Rights.MayRead(entity, field)));
    }

    /// <summary>The first columns by name, so that a file of another format is seen to be one.</summary>
    private static string ColumnsOf(ImportSource source) =>
        string.Join(", ", source.Columns.Take(10).Select(c => c.Length > 40 ? c[..40] : c).Select(c => $"'{c}'")) + (source.Columns.Count > 10 ? ", ..." : "");

    private static IReadOnlyList<ImportTarget> KeyOf(ImportOptions options, IReadOnlyList<ImportTarget> targets, Func<ImportTarget, bool> mayFind)
    {
        // What finds a record tells what stands in it.
        var names = options.Key.Count > 0 ? options.Key
            : UsualKeys.Select(k => targets.FirstOrDefault(t => mayFind(t) && (k.EndsWith('.') ? t is SystemTarget : t.Name == k))).FirstOrDefault(t => t is not null) is { } usual ? [usual.Name] : [];
        var key = names.Select(n => targets.FirstOrDefault(t => t.Name == n) ?? throw CrmException.Invalid("key", "not_mapped", $"No column goes to '{n}', by which rows are to find their records.")).ToList();
        if (key.Find(k => !mayFind(k)) is { } hidden)
        {
            throw CrmException.Invalid("key", "not_a_key", $"Rows cannot find their records by '{hidden.Name}': whoever imports may not read it.");
        }

        return key.TrueForAll(k => k is FieldTarget or IdTarget) || key is [SystemTarget]
            ? key
            : throw CrmException.Invalid("key", "not_a_key", "Rows find their records by fields, by the id, or by one id in another system.");
    }
}

/// <summary>A row whose texts were made values.</summary>
internal sealed class ParsedRow(SourceRow row, int columns)
{
    public SourceRow Row => row;

    /// <summary>One a mapped column; null: nothing, or to be emptied.</summary>
    public object?[] Values { get; } = new object?[columns];

    /// <summary>What it changes.</summary>
    public Tracked? Entry { get; set; }

    public List<RowError> Errors { get; } = [];

    public void Refuse(string column, string code, string message) => Errors.Add(new(row.Number, row.Line, column, code, message));
}
