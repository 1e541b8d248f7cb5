namespace Crm.Samples.QuickStart.Data;

/// <summary>Reads <c>sales_teams.csv</c>.</summary>
internal static class TeamFile
{
    public const string Name = "sales_teams.csv";

    private static readonly string[] Columns = ["sales_agent", "manager", "regional_office"];

    public static IReadOnlyList<AgentRow> Read(string folder, IssueList issues)
    {
        var rows = new UniqueRows<AgentRow>(r => r.Name);
        foreach (var line in CsvTable.Read(Path.Combine(folder, Name), Columns, issues))
        {
            if (line.Key("sales_agent", FieldLengths.Key) is { } name && rows.IsNew(line, name))
            {
                rows.Add(new(line.At, name)
                {
                    Manager = Or(line, line.Text("manager", FieldLengths.Key), IssueCodes.ManagerMissing, "The agent has no manager, so no team."),
                    Office = Or(line, line.Text("regional_office", FieldLengths.Key), IssueCodes.OfficeMissing, "The agent has no regional office, so no unit."),
                });
            }
        }

        return [.. rows.All];
    }

    private static string? Or(CsvLine line, string? text, string code, string message)
    {
        if (text is null)
        {
            line.Report(code, message);
        }

        return text;
    }
}
