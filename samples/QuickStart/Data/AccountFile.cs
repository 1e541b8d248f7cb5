namespace Crm.Samples.QuickStart.Data;

/// <summary>Reads <c>accounts.csv</c>.</summary>
internal static class AccountFile
{
    public const string Name = "accounts.csv";

    /// <summary>The file gives revenue in millions.</summary>
    private const decimal Million = 1_000_000;

    private static readonly string[] Columns = ["account", "sector", "year_established", "revenue", "employees", "office_location", "subsidiary_of"];

    public static IReadOnlyList<AccountRow> Read(string folder, IssueList issues)
    {
        var rows = new UniqueRows<AccountRow>(r => r.Name);
        foreach (var line in CsvTable.Read(Path.Combine(folder, Name), Columns, issues))
        {
            if (line.Key("account", FieldLengths.Key) is { } name && rows.IsNew(line, name))
            {
                rows.Add(new(line.At, name)
                {
                    Sector = line.Text("sector", FieldLengths.Short),
                    Established = line.Integer("year_established"),
                    Revenue = line.Number("revenue", Million),
                    Employees = line.Integer("employees"),
                    Country = line.Text("office_location", FieldLengths.Short),
                    Parent = line.Text("subsidiary_of", FieldLengths.Key),
                });
            }
        }

        return AccountParents.Check(rows, issues);
    }
}
