using NodaTime;

namespace Crm.Samples.QuickStart.Data;

/// <summary>Reads <c>sales_pipeline.csv</c>.</summary>
internal sealed class OpportunityFile(IReadOnlyList<AccountRow> accounts, IReadOnlyList<ProductRow> products, IReadOnlyList<AgentRow> agents, LocalDate today, IssueList issues)
{
    public const string Name = "sales_pipeline.csv";

    private static readonly string[] Columns = ["opportunity_id", "sales_agent", "product", "account", "deal_stage", "engage_date", "close_date", "close_value"];

    private readonly HashSet<string> accountNames = accounts.Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> agentNames = agents.Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
    private readonly ProductNames productNames = new(products);

    public IReadOnlyList<OpportunityRow> Read(string folder)
    {
        var rows = new UniqueRows<OpportunityRow>(r => r.Id);
        foreach (var line in CsvTable.Read(Path.Combine(folder, Name), Columns, issues))
        {
            if (line.Key("opportunity_id", FieldLengths.Key) is { } id && Stage(line) is { } stage && rows.IsNew(line, id))
            {
                var row = new OpportunityRow(line.At, id, stage)
                {
                    Agent = Known(line, "sales_agent", agentNames, IssueCodes.AgentMissing, IssueCodes.UnknownAgent),
                    Product = productNames.Find(line, line.Text("product", FieldLengths.Key)),
                    Account = Known(line, "account", accountNames, IssueCodes.AccountMissing, IssueCodes.UnknownAccount),
                    Source = line.Text("source", FieldLengths.Short),
                    ProspectDate = line.PastDate("prospect_date", today),
                    EngageDate = line.PastDate("engage_date", today),
                    CloseDate = DealStages.IsClosed(stage) ? line.PastDate("close_date", today) : line.Date("close_date"),
                    CloseValue = line.Number("close_value"),
                };
                OpportunityDates.Check(row, issues);
                rows.Add(row);
            }
        }

        return [.. rows.All];
    }

    private static string? Stage(CsvLine line)
    {
        var name = line.Text("deal_stage", FieldLengths.Short);
        var stage = DealStages.Parse(name);
        if (stage is null)
        {
            line.Report(IssueCodes.RejectedUnknownStage, $"The stage '{name}' is none of {string.Join(", ", DealStages.All)}; the row was not imported.");
        }

        return stage;
    }

    private static string? Known(CsvLine line, string column, HashSet<string> names, string missing, string unknown)
    {
        var name = line.Text(column, FieldLengths.Key);
        if (name is null)
        {
            line.Report(missing, $"The row names no {column}; the deal has none.");
            return null;
        }

        if (names.Contains(name))
        {
            return name;
        }

        line.Report(unknown, $"The {column} '{name}' is in no other file; the deal has none.");
        return null;
    }
}
