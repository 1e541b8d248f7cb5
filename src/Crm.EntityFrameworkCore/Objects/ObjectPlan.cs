namespace Crm.EntityFrameworkCore.Objects;

/// <summary>What is to be done so that of one part exactly the wanted objects stand.</summary>
internal sealed class ObjectPlan
{
    private readonly string table;
    private readonly string part;
    private readonly List<string> statements = [];

    public ObjectPlan(string table, string part, IReadOnlyList<DatabaseObject> wanted, IReadOnlyList<StandingObject> standing)
    {
        (this.table, this.part) = (table, part);
        foreach (var line in standing.Where(s => s.Part == part && wanted.All(w => w.Name != s.Name)))
        {
            TakeAway(line, standing);
        }

        foreach (var item in wanted.Where(w => !standing.Any(s => s.Part == part && s.Name == w.Name && s.Checksum == w.Checksum)))
        {
            Make(item, standing);
        }
    }

    /// <summary>The statements, in their order; none where everything is as wanted.</summary>
    public IReadOnlyList<string> Statements => statements;

    /// <summary>The names of the objects that are not as wanted.</summary>
    public List<string> Names { get; } = [];

    /// <summary>The wanted objects that no part has made: what must not be missing where nobody makes it.</summary>
    public List<string> Missing { get; } = [];

    private void TakeAway(StandingObject line, IReadOnlyList<StandingObject> standing)
    {
        Names.Add(line.Name);
        if (!standing.Any(s => s.Part != part && s.Name == line.Name))
        {
            statements.AddRange(line.Drops);
        }

        statements.Add(ObjectLog.Remove(table, part, line.Name));
    }

    private void Make(DatabaseObject item, IReadOnlyList<StandingObject> standing)
    {
        Names.Add(item.Name);
        if (!standing.Any(s => s.Name == item.Name && s.Checksum == item.Checksum))
        {
            Missing.Add(item.Name);

            // As the earlier definition says first, then as this one does: what was made by hand, or by a migration that was undone, is in the way too.
            statements.AddRange(standing.FirstOrDefault(s => s.Name == item.Name)?.Drops ?? []);
            statements.AddRange(item.Drop);
            statements.AddRange(item.Create);
        }

        statements.Add(ObjectLog.Put(table, part, item));
    }
}
