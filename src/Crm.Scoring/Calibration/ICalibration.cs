using System.Text.Json;

namespace Crm.Scoring.Calibration;

/// <summary>A curve from raw margins to probabilities, which never falls. Immutable, safe for many threads.</summary>
public interface ICalibration
{
    /// <summary>How it was made.</summary>
    CalibrationMethod Method { get; }

    /// <summary>The probability of the positive outcome, 0 to 1. Allocates nothing.</summary>
    double Probability(double margin);

    /// <summary>Writes the curve as one JSON object, from which <see cref="Calibrator.Read"/> makes it again with the same bits.</summary>
    void Write(Utf8JsonWriter writer);
}
