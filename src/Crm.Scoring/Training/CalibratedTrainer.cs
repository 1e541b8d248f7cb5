using Crm.Scoring.Calibration;
using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;
using Crm.Scoring.Models;

namespace Crm.Scoring.Training;

/// <summary>Trains a model on all rows, and its calibration on the margins that models of the same kind give to rows they were not trained on. The same bits for any order of the rows, where the trainer gives them.</summary>
/// <param name="trainer">Makes the models; as often as there are folds, and once for all rows.</param>
/// <param name="method">How to calibrate.</param>
/// <param name="folds">How many folds; 5 is the default, 2 the least.</param>
/// <param name="seed">The seed of the folds.</param>
public sealed class CalibratedTrainer(ITrainer trainer, CalibrationMethod method = CalibrationMethod.Auto, int folds = 5, int seed = 1)
{
    /// <summary>Trains and calibrates.</summary>
    /// <param name="data">Data with a target of both classes.</param>
    /// <param name="progress">Is told the share that is done, 0 to 1; null: nobody is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ScoringException">What the trainer throws; there are fewer rows of an outcome than folds (<c>scoring.too_few_rows</c>).</exception>
    public CalibratedModel Train(DataSet data, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        // The folds too are those of any order of the rows.
        data = data.ByContent();

        // Chosen once, so that all folds are of the kind of model that is calibrated.
        var chosen = trainer.Choose(data, PartialProgress.Of(progress, 0, 3), cancellationToken);
        ICalibration calibration = PlattCalibration.None;
        if (method != CalibrationMethod.None)
        {
            var held = CrossValidation.Run(chosen, data, Splits.Stratified(data.Target, folds, seed), PartialProgress.Of(progress, 1, 3), cancellationToken);
            calibration = Calibrator.Fit(held.Margins.AsSpan(), held.Target.AsSpan(), held.Weights.AsSpan(), method, seed);
        }

        return new(chosen.Train(data, PartialProgress.Of(progress, 2, 3), cancellationToken), calibration);
    }
}
