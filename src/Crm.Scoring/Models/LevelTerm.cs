using System.Text.Json;
using Crm.Scoring.Json;

namespace Crm.Scoring.Models;

/// <summary>A weight for each level of a categorical column, or for no and yes.</summary>
internal sealed class LevelTerm(double[] weights, double missing) : AdditiveTerm(missing)
{
    public override double Value(double value) => value >= 0 && value < weights.Length ? weights[(int)value] : Missing;

    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteArray("weights", weights, writer.WriteNumberValue);
        writer.WriteNumber("missing", Missing);
    }
}
