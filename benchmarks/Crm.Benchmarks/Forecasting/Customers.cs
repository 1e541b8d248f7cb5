using System.Globalization;
using Crm.Tests.Shared;

namespace Crm.Benchmarks.Forecasting;

/// <summary>Frequencies, recencies and ages in weeks: the 2,357 of ../shared/data/clv/cdnow_customers_summary.csv, or drawn as Pareto/NBD tells it, no two who came back alike.</summary>
internal sealed record Customers(int[] Frequency, double[] Recency, double[] Age)
{
    public static Customers Cdnow()
    {
        var rows = File.ReadLines(RepositoryRoot.Combine("..", "shared", "data", "clv", "cdnow_customers_summary.csv")).Skip(1).Select(line => line.Split(',')).ToArray();
        return new([.. rows.Select(r => int.Parse(r[1], CultureInfo.InvariantCulture))], Numbers(2), Numbers(3));

        double[] Numbers(int column) => [.. rows.Select(r => double.Parse(r[column], CultureInfo.InvariantCulture))];
    }

    public static Customers Drawn(int count)
    {
        var random = new Random(1);
        var customers = new Customers(new int[count], new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            // Shapes of 1: rates and lives are exponential, with scales that are, too.
            var rate = Exponential() / 8;
            var life = Exponential() / (Exponential() / 20);
            customers.Age[i] = 27 + (12 * random.NextDouble());
            for (var time = Exponential() / rate; time < Math.Min(life, customers.Age[i]); time += Exponential() / rate)
            {
                customers.Frequency[i]++;
                customers.Recency[i] = time;
            }
        }

        return customers;

        double Exponential() => -Math.Log(1 - random.NextDouble());
    }
}
