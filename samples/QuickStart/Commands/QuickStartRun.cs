using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Crm.Insights;
using Crm.Samples.QuickStart.Data;
using Crm.Samples.QuickStart.Generated;
using Crm.Samples.QuickStart.Import;
using Crm.Samples.QuickStart.Outlook;
using Crm.Samples.QuickStart.Report;
using Crm.Sessions;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Spectre.Console;

namespace Crm.Samples.QuickStart.Commands;

/// <summary>One run: import, then report.</summary>
internal sealed class QuickStartRun(QuickStartOptions options, IClock clock, TextWriter output, TextWriter error)
{
    /// <summary>The CRM or its database failed.</summary>
    private const int Failed = 1;

    /// <summary>Imports what is new, and reports.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (options.Duplicates is { } table)
            {
                await new DuplicateSearch(output, error).RunAsync(table, options.Target, cancellationToken);
                return 0;
            }

            var started = Stopwatch.GetTimestamp();
            var data = options.Data is { } folder ? SalesFolder.Read(folder, clock.GetCurrentInstant().InUtc().Date) : GeneratedSales.Create();
            var tenant = options.Data is null ? SalesTenant.Generated : SalesTenant.Imported;
            await using var services = SalesCrm.Create(options.Store, tenant, data, options.File is null ? new DataClock(clock, data.ExtractDate) : clock);
            if (options.File is { } path)
            {
                await services.ProvisionCrmAsync(cancellationToken);
                await using var importing = services.CreateAsyncScope();
                await new FileImport(importing.ServiceProvider.GetRequiredService<CrmSession>(), output, error).RunAsync(path, options.Entity, cancellationToken);
                return 0;
            }

            var imported = await ImportAsync(services, tenant, data, cancellationToken);
            var importTime = Stopwatch.GetElapsedTime(started);

            started = Stopwatch.GetTimestamp();
            await using var scope = services.CreateAsyncScope();
            var crm = scope.ServiceProvider.GetRequiredService<CrmSession>();
            if (options.Search is { } words)
            {
                await SearchResult.WriteAsync(await crm.SearchAsync(words, cancellationToken: cancellationToken), words, options.Json, output);
                return 0;
            }

            var report = await new ReportBuilder(crm, options.AsOf ?? data.ExtractDate).BuildAsync(cancellationToken);
            var timings = new Timings(importTime, Stopwatch.GetElapsedTime(started));
            await OutlookBuilder.LearnAsync(scope.ServiceProvider.GetRequiredService<ScoreTraining>(), scope.ServiceProvider.GetRequiredService<ScoreRefresh>(), tenant, cancellationToken);

            // Beyond the data's last day nothing is known; a forecast is made of what is.
            var outlook = await new OutlookBuilder(crm, LocalDate.Min(report.AsOf, data.ExtractDate), data.ExtractDate).BuildAsync(cancellationToken);
            if (options.Report is { } file)
            {
                await SaveAsync(file, await ReportPage.CreateAsync(crm, report, cancellationToken), cancellationToken);
            }

            await WriteAsync(report, outlook, data, imported, timings);
            return 0;
        }
        catch (DataFileException e)
        {
            await error.WriteLineAsync(e.Message);
            return QuickStartCommand.BadInput;
        }
        catch (CrmException e)
        {
            await error.WriteLineAsync($"{e.Code}: {e.Message} {e.InnerException?.Message}".TrimEnd().ReplaceLineEndings(" "));
            return Failed;
        }
        catch (DbException e)
        {
            await error.WriteLineAsync(e.Message.ReplaceLineEndings(" "));
            return Failed;
        }
        catch (OperationCanceledException)
        {
            return Failed;
        }
    }

    private async Task<int> ImportAsync(ServiceProvider services, TenantId tenant, SalesData data, CancellationToken cancellationToken)
    {
        await services.ProvisionCrmAsync(cancellationToken);
        var console = Consoles.On(error);
        if (!options.Json && console.Profile.Capabilities.Interactive)
        {
            return await ConsoleProgress.RunAsync(console, Import);
        }

        return await Import(options.Json ? null : new LineProgress(error));

        Task<int> Import(IProgress<ImportProgress>? progress) => new SalesImport(services, tenant, data, progress).RunAsync(cancellationToken);
    }

    private static async Task SaveAsync(string file, string page, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(file, page, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException($"The report cannot be written to {file}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private async Task WriteAsync(SalesReport report, SalesOutlook outlook, SalesData data, int imported, Timings timings)
    {
        if (options.Json)
        {
            using var json = new MemoryStream();
            ReportJson.Write(json, report, outlook, data.Issues, timings);
            await output.WriteLineAsync(Encoding.UTF8.GetString(json.GetBuffer().AsSpan(0, (int)json.Length)));
            return;
        }

        var console = Consoles.On(output);
        IssueTable.Write(console, data.Issues);
        ReportTables.Write(console, report);
        OutlookTables.Write(console, outlook);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Imported {imported:N0} records in {timings.Import.TotalSeconds:0.0} s; reported in {timings.Report.TotalSeconds:0.0} s."));
    }
}
