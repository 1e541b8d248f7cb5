using Crm.Samples.QuickStart.Data;
using NodaTime;

namespace Crm.Samples.Tests.QuickStart;

/// <summary>A folder with the four files, small and right, until a test changes one; gone when disposed of.</summary>
internal sealed class DataFolder : IDisposable
{
    public const string OpportunityHeader = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value";

    public DataFolder()
    {
        Path = Directory.CreateTempSubdirectory("quick-start").FullName;
        Write("accounts.csv", "account,sector,year_established,revenue,employees,office_location,subsidiary_of", "Alpha,technolgy,1996,1100.04,2822,United States,", "Beta,medical,1999,251.41,495,Kenya,Alpha");
        Write("products.csv", "product,series,sales_price", "GTX Pro,GTX,4821", "MG Special,MG,55");
        Write("sales_teams.csv", "sales_agent,manager,regional_office", "Anna Snelling,Dustin Brinkmann,Central", "Carl Lin,Summer Sewald,West");
        Write("sales_pipeline.csv", OpportunityHeader, "D1,Anna Snelling,GTX Pro,Alpha,Won,2017-01-10,2017-02-20,4500");
    }

    public string Path { get; }

    /// <summary>Writes a file of these lines.</summary>
    public DataFolder Write(string file, params string[] lines)
    {
        File.WriteAllText(System.IO.Path.Combine(Path, file), string.Join("\r\n", lines) + "\r\n");
        return this;
    }

    /// <summary>Writes the pipeline: these rows under its header.</summary>
    public DataFolder Deals(params string[] rows) => Write("sales_pipeline.csv", [OpportunityHeader, .. rows]);

    public void Delete(string file) => File.Delete(System.IO.Path.Combine(Path, file));

    public SalesData Read() => SalesFolder.Read(Path, new LocalDate(2020, 1, 1));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
