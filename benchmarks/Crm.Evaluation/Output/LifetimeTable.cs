using System.Globalization;
using Crm.Evaluation.Forecasting.Lifetime;
using Spectre.Console;

namespace Crm.Evaluation.Output;

/// <summary>What <c>clv</c> found, for people.</summary>
internal static class LifetimeTable
{
    public static void Write(LifetimeResult result)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("figure").AddColumn(new TableColumn("value").RightAligned());
        void Row(string name, FormattableString value) => table.AddRow(name, Markup.Escape(value.ToString(CultureInfo.InvariantCulture)));
        Row("model", $"{result.Model}");
        Row("customers", $"{result.Customers:N0}");
        foreach (var (name, value) in result.Parameters)
        {
            Row(name, $"{value:0.0000}");
        }

        Row("log likelihood", $"{result.LogLikelihood:0.00}");
        Row("purchases expected", $"{result.TotalPredicted:N0}");
        Row("purchases that came", $"{result.TotalActual:N0}");
        Row("mean absolute error of a customer", $"{result.Mae:0.0000}");
        Row("root mean squared error", $"{result.Rmse:0.0000}");
        Row("fitting", $"{1000 * result.FitSeconds:0.00} ms");
        AnsiConsole.Write(table);
    }
}
