namespace Crm.Samples.QuickStart.Data;

/// <summary>Reads <c>products.csv</c>.</summary>
internal static class ProductFile
{
    public const string Name = "products.csv";

    private static readonly string[] Columns = ["product", "series", "sales_price"];

    public static IReadOnlyList<ProductRow> Read(string folder, IssueList issues)
    {
        var rows = new UniqueRows<ProductRow>(r => r.Name);
        foreach (var line in CsvTable.Read(Path.Combine(folder, Name), Columns, issues))
        {
            if (line.Key("product", FieldLengths.Key) is { } name && rows.IsNew(line, name))
            {
                rows.Add(new(line.At, name)
                {
                    Series = line.Text("series", FieldLengths.Short),
                    ListPrice = line.Number("sales_price"),
                });
            }
        }

        return [.. rows.All];
    }
}
