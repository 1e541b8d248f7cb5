using Crm.Forecasting.Series.Smoothing;
using Crm.Forecasting.Series.Smoothing.Fitting;

namespace Crm.Forecasting.Tests.Series.Smoothing;

/// <summary>The models as the book writes them, a step at a time (Hyndman, Koehler, Ord, Snyder 2008, tables 2.2 and 2.3), with the errors of a model relative where it says so.</summary>
internal sealed class EtsByHand(EtsModel model, EtsParameters parameters, double level, double slope, double[] season)
{
    private readonly double[] _season = [.. season];
    private double _level = level;
    private double _slope = slope;
    private int _step;

    public double Mean
    {
        get
        {
            var line = _level + (parameters.Phi * _slope);
            return model.Season switch { EtsSeason.None => line, EtsSeason.Additive => line + _season[Place], _ => line * _season[Place] };
        }
    }

    private int Place => _season.Length == 0 ? 0 : _step % _season.Length;

    /// <summary>Takes an error of the model: added, or a share of the mean.</summary>
    public double Move(double error)
    {
        var (mean, line, damped) = (Mean, _level + (parameters.Phi * _slope), parameters.Phi * _slope);
        var (alpha, beta, gamma) = (parameters.Alpha, parameters.Beta, parameters.Gamma);
        switch (model.Error, model.Season)
        {
            case (EtsError.Additive, EtsSeason.Multiplicative):
                (_level, _slope) = (line + (alpha * error / _season[Place]), damped + (beta * error / _season[Place]));
                _season[Place] += gamma * error / line;
                break;
            case (EtsError.Additive, _):
                (_level, _slope) = (line + (alpha * error), damped + (beta * error));
                Season(gamma * error);
                break;
            case (_, EtsSeason.Multiplicative):
                (_level, _slope) = (line * (1 + (alpha * error)), damped + (beta * line * error));
                _season[Place] *= 1 + (gamma * error);
                break;
            default:
                (_level, _slope) = (line + (alpha * mean * error), damped + (beta * mean * error));
                Season(gamma * mean * error);
                break;
        }

        _step++;
        return model.Error == EtsError.Additive ? mean + error : mean * (1 + error);
    }

    /// <summary>-2 log likelihood but for constants: n log of the sum of squared errors, and twice the logs of the means where errors are relative.</summary>
    public double Loss(double[] values)
    {
        var (squares, logs) = (0.0, 0.0);
        foreach (var value in values)
        {
            var mean = Mean;
            var error = model.Error == EtsError.Additive ? value - mean : (value - mean) / mean;
            squares += error * error;
            logs += model.Error == EtsError.Additive ? 0 : Math.Log(Math.Abs(mean));
            Move(error);
        }

        return (values.Length * Math.Log(squares)) + (2 * logs);
    }

    private void Season(double change)
    {
        if (_season.Length > 0)
        {
            _season[Place] += change;
        }
    }
}
