namespace Crm.Matching.Records;

/// <summary>A column after normalizing: each distinct value once, each record with the number of its value.</summary>
/// <param name="name">The column's name.</param>
/// <param name="role">What it means.</param>
/// <param name="codes">For each record the index into <paramref name="values"/>; -1: missing.</param>
/// <param name="values">The distinct normalized values.</param>
/// <param name="counts">For each value the number of records that have it.</param>
internal sealed class CodedColumn(string name, FieldRole role, int[] codes, string[] values, int[] counts)
{
    public string Name { get; } = name;

    public FieldRole Role { get; } = role;

    public int[] Codes { get; } = codes;

    public string[] Values { get; } = values;

    public int[] Counts { get; } = counts;
}
