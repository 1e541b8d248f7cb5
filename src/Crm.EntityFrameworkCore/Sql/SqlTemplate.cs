using System.Collections.Immutable;

namespace Crm.EntityFrameworkCore.Sql;

/// <summary>A statement without its values: one for all queries of a shape. Made once, used by any number of connections.</summary>
/// <param name="text">The SQL.</param>
/// <param name="parameters">Where each parameter's value comes from.</param>
/// <param name="outputs">What it returns.</param>
internal sealed class SqlTemplate(string text, ImmutableArray<ParameterSpec> parameters, ImmutableArray<Output> outputs)
{
    private int uses;

    public string Text { get; } = text;

    public ImmutableArray<ParameterSpec> Parameters { get; } = parameters;

    public ImmutableArray<Output> Outputs { get; } = outputs;

    /// <summary>Whether the connection must be made ready for arithmetic.</summary>
    public bool UsesArithmetic { get; init; }

    /// <summary>Whether which way is best depends on the values so much that the database should look at them each time, whatever that takes.</summary>
    public bool IsPlannedAnew { get; init; }

    /// <summary>Counts a use; true once it has come often enough for a plan of its own to pay.</summary>
    public bool IsHot() => !IsPlannedAnew && (uses > 2 || Interlocked.Increment(ref uses) > 2);
}

/// <summary>Where the value of a parameter comes from.</summary>
/// <param name="Source">How.</param>
/// <param name="Constant">The index among the query's constants.</param>
/// <param name="Repr">How it stands.</param>
/// <param name="Item">For an item of a list: which.</param>
/// <param name="Fixed">For a value of the model's own.</param>
internal readonly record struct ParameterSpec(ParameterSource Source, int Constant, Repr Repr, int Item = 0, object? Fixed = null)
{
    public bool IsList => Source == ParameterSource.List;
}

internal enum ParameterSource
{
    /// <summary>The constant.</summary>
    Value,

    /// <summary>The end of the range of texts that start with the constant.</summary>
    RangeEnd,

    /// <summary>The constant is a list, and so is the parameter.</summary>
    List,

    /// <summary>One item of a constant that is a list.</summary>
    Item,

    /// <summary>A value of the model's own.</summary>
    Fixed,
}

/// <summary>One value of a result row.</summary>
/// <param name="Kind">How it is read.</param>
/// <param name="Repr">How it stands.</param>
/// <param name="Constant">For a period: the constant with the starts.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Output(OutputKind Kind, Repr Repr, int Constant = -1);

internal enum OutputKind
{
    /// <summary>One column.</summary>
    Value,

    /// <summary>A sum in two columns: of the whole parts, and of what is left.</summary>
    SplitSum,

    /// <summary>The number of a period, from 1.</summary>
    Period,
}
