using System.Text.Json;
using Crm.Scoring.Json;

namespace Crm.Scoring.Models;

/// <summary>A weight for each bin of numbers. A number is in the bin of the first edge that it is not above; above all edges, in the last bin.</summary>
internal sealed class BinTerm(double[] edges, double[] weights, double missing) : AdditiveTerm(missing)
{
    public static int Bin(double[] edges, double value)
    {
        var place = Array.BinarySearch(edges, value);
        return place < 0 ? ~place : place;
    }

    public static double[] Edges(JsonAt json)
    {
        var edges = json.Numbers();
        return edges.Zip(edges.Skip(1)).All(p => p.First < p.Second) ? edges : throw json.Wrong("the edges of bins rise");
    }

    public override double Value(double value) => double.IsNaN(value) ? Missing : weights[Bin(edges, value)];

    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteArray("edges", edges, writer.WriteNumberValue);
        writer.WriteArray("weights", weights, writer.WriteNumberValue);
        writer.WriteNumber("missing", Missing);
    }
}
