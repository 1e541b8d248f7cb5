using System.Text.Json;

namespace Crm.Scoring.Models;

/// <summary>A weight for each level of a categorical column, or for no and yes.</summary>
internal sealed class LevelTerm(double[] weights, double missing) : AdditiveTerm(missing)
{
    public override double Value(double value) => value >= 0 && value < weights.Length ? weights[(int)value] : Missing;

    public override void Write(Utf8JsonWriter writer)
    {
        ModelJson.Write(writer, "weights", weights);
        writer.WriteNumber("missing", Missing);
    }
}
