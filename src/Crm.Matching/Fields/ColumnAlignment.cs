using System.Collections.Immutable;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>Which columns of two sources belong together, and what they mean.</summary>
internal static class ColumnAlignment
{
    private const int Sampled = 2000;

    public static List<SourceColumn> Of(RecordTable[] tables, ImmutableDictionary<string, FieldRole> given, ImmutableArray<string>.Builder notes)
    {
        foreach (var unknown in given.Keys.Where(name => tables.All(table => !table.Columns.Contains(name))))
        {
            tables[0].IndexOf(unknown);
        }

        var roles = Array.ConvertAll(tables, table => RolesOf(table, given, notes));
        if (tables.Length == 1)
        {
            return [.. roles[0].Select((role, i) => new SourceColumn(tables[0].Columns[i], role, [tables[0].Column(i)]))];
        }

        var columns = new List<SourceColumn>();
        var free = Enumerable.Range(0, roles[1].Length).ToList();
        foreach (var byName in (ReadOnlySpan<bool>)[true, false])
        {
            for (var i = 0; i < roles[0].Length; i++)
            {
                var name = tables[0].Columns[i];
                var other = free.FindIndex(j => byName ? tables[1].Columns[j] == name : roles[1][j] == roles[0][i] && roles[0][i] != FieldRole.Ignored);
                if (other >= 0 && columns.TrueForAll(column => column.Name != name))
                {
                    columns.Add(new(name, roles[0][i], [tables[0].Column(i), tables[1].Column(free[other])]));
                    free.RemoveAt(other);
                }
            }
        }

        foreach (var alone in tables[0].Columns.Where(name => columns.TrueForAll(column => column.Name != name)).Concat(free.Select(j => tables[1].Columns[j])))
        {
            notes.Add($"Column '{alone}' is not compared: the other source has none that means the same.");
        }

        return columns;
    }

    private static FieldRole[] RolesOf(RecordTable table, ImmutableDictionary<string, FieldRole> given, ImmutableArray<string>.Builder notes)
    {
        var guesses = RoleGuesser.Guess(table.Columns, i => new SourceColumn(table.Columns[i], FieldRole.Text, [table.Column(i)]).Sample(Sampled));
        var roles = new FieldRole[guesses.Count];
        for (var i = 0; i < roles.Length; i++)
        {
            roles[i] = given.TryGetValue(table.Columns[i], out var role) ? role : guesses[i].Role;
            if (roles[i] == FieldRole.Ignored && !given.ContainsKey(table.Columns[i]))
            {
                notes.Add($"Column '{table.Columns[i]}' is not compared: {guesses[i].Reason}");
            }
        }

        return roles;
    }
}
