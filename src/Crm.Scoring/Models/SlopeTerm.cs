using System.Text.Json;

namespace Crm.Scoring.Models;

/// <summary>A straight line: slope x (value - center) + offset.</summary>
internal sealed class SlopeTerm(double slope, double center, double offset, double missing) : AdditiveTerm(missing)
{
    public override double Value(double value) => double.IsNaN(value) ? Missing : (slope * (value - center)) + offset;

    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteNumber("slope", slope);
        writer.WriteNumber("center", center);
        writer.WriteNumber("offset", offset);
        writer.WriteNumber("missing", Missing);
    }
}
