using Crm.Criteria;
using Crm.Records;

namespace Crm.Data;

/// <summary>One import of a file: how far it is. Kept with the records of each batch, in their transaction, so that one that was broken off goes on where it ended.</summary>
public sealed class ImportRun : Record<ImportRun>
{
    /// <summary>What the rows are.</summary>
    public string Entity { get; internal set; } = "";

    /// <summary>SHA-256 of the file.</summary>
    public string Digest { get; internal set; } = "";

    /// <summary>What decides what comes of a row, as a digest: a run goes on only with the same mapping.</summary>
    public string Settings { get; internal set; } = "";

    /// <summary><c>running</c> (also where it was broken off), <c>stopped</c> (too many errors) or <c>done</c>.</summary>
    public string State { get; internal set; } = "running";

    /// <summary>How many rows are done.</summary>
    public long Position { get; internal set; }

    /// <summary>Records added.</summary>
    public long Added { get; internal set; }

    /// <summary>Rows that changed a record.</summary>
    public long Changed { get; internal set; }

    /// <summary>Rows whose record was so already.</summary>
    public long Unchanged { get; internal set; }

    /// <summary>Rows that were refused.</summary>
    public long Refused { get; internal set; }

    /// <summary>The first run of the same file with the same settings: its rows made records whose ids follow from it.</summary>
    public Guid? FirstId { get; internal set; }

    internal static EntityDraft Draft() => new EntityBuilder<ImportRun>("importRun", "crm_import_run")
        .Owned()
        .WithoutEvents()
        .Text(nameof(Entity), r => r.Entity, (r, v) => r.Entity = v!, TextRule.Exact, 40, required: true)
        .Text(nameof(Digest), r => r.Digest, (r, v) => r.Digest = v!, TextRule.Exact, 64, required: true)
        .Text(nameof(Settings), r => r.Settings, (r, v) => r.Settings = v!, TextRule.Exact, 64, required: true)
        .Text(nameof(State), r => r.State, (r, v) => r.State = v!, TextRule.Exact, 10, required: true, choices: ["running", "stopped", "done"])
        .Integer(nameof(Position), r => r.Position, (r, v) => r.Position = v!.Value, required: true)
        .Integer(nameof(Added), r => r.Added, (r, v) => r.Added = v!.Value, required: true)
        .Integer(nameof(Changed), r => r.Changed, (r, v) => r.Changed = v!.Value, required: true)
        .Integer(nameof(Unchanged), r => r.Unchanged, (r, v) => r.Unchanged = v!.Value, required: true)
        .Integer(nameof(Refused), r => r.Refused, (r, v) => r.Refused = v!.Value, required: true)
        .Key(nameof(FirstId), r => r.FirstId, (r, v) => r.FirstId = v, required: true)
        .Index(nameof(Digest))
        .Build();
}

/// <summary>Why a row of an import was refused. The row itself is in the file.</summary>
public sealed class ImportError : Record<ImportError>
{
    /// <summary>The run.</summary>
    public Id<ImportRun>? RunId { get; internal set; }

    /// <summary>The row's number, from 1 on, without the header.</summary>
    public long Row { get; internal set; }

    /// <summary>The line of the file where it begins.</summary>
    public long Line { get; internal set; }

    /// <summary>The column or field; empty: the row.</summary>
    public string Column { get; internal set; } = "";

    /// <summary>The stable code.</summary>
    public string Code { get; internal set; } = "";

    /// <summary>What would be right.</summary>
    public string Message { get; internal set; } = "";

    internal static EntityDraft Draft() => new EntityBuilder<ImportError>("importError", "crm_import_error")
        .Reference(nameof(RunId), e => e.RunId, (e, v) => e.RunId = v, "importRun", "errors", OnDelete.Cascade, required: true)
        .BelongsTo("run")
        .WithoutEvents()
        .Integer(nameof(Row), e => e.Row, (e, v) => e.Row = v!.Value, required: true)
        .Integer(nameof(Line), e => e.Line, (e, v) => e.Line = v!.Value, required: true)
        .Text(nameof(Column), e => e.Column, (e, v) => e.Column = v ?? "", TextRule.Exact, 300)
        .Text(nameof(Code), e => e.Code, (e, v) => e.Code = v!, TextRule.Exact, 60, required: true)
        .Text(nameof(Message), e => e.Message, (e, v) => e.Message = v!, TextRule.Exact, 1_000, required: true)
        .Build();

    internal static ImportError Of(Id<ImportRun> run, RowError error) => new()
    {
        RunId = run,
        Row = error.Row,
        Line = error.Line,
        Column = Cut(error.Column, 300),
        Code = error.Code,
        Message = Cut(error.Message, 1_000),
    };

    private static string Cut(string text, int length)
    {
        text = text.Length <= length ? text : text[..length];
        return TextRules.IsStorable(text) ? text : string.Concat(text.Where(c => c != '\0' && !char.IsSurrogate(c)));
    }
}
