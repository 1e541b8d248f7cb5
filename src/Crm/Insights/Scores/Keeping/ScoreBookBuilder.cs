using System.Text.Json;
using Crm.Criteria;
using Crm.Records;
using Crm.Scoring;
using Crm.Scoring.Data;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Insights;

/// <summary>Puts together how a tenant's records are scored. An expression that several scores ask for is asked once.</summary>
internal sealed class ScoreBookBuilder(CrmModel model, TenantSettings settings, IReadOnlyList<ScoreFeature> features)
{
    private readonly CriteriaChecker checker = new(model.Catalogue);

    private readonly CheckContext context = new()
    {
        Now = Instant.FromUtc(2000, 1, 1, 0, 0),
        Zone = DateTimeZoneProviders.Tzdb[settings.Zone],
        FiscalYearStartMonth = settings.FiscalYearStartMonth,
    };

    /// <summary>What a model learns from, what says that a record is closed, and that it came out well.</summary>
    /// <param name="definition">The model.</param>
    /// <param name="inUse">The model in use, whose features are asked for too, as far as there still are such; null: none.</param>
    public ScoreParts Parts(ScoreModelDefinition definition, ScoreModel? inUse = null)
    {
        var entity = ScoreBook.Scored(model, definition.Entity);
        var known = ScoreBook.FeaturesOf(settings, features, definition.Entity);
        var wanted = definition.Features.Count == 0 ? known : [.. definition.Features.Select(name => known.FirstOrDefault(f => f.Name == name)
            ?? throw new CrmException(CrmErrors.Configuration, $"The score '{definition.Name}' of '{definition.Entity}' learns from '{name}', which is no feature; there are {string.Join(", ", known.Select(f => f.Name))}."))];
        var others = inUse is null ? [] : ScoreModels.InputsOf(inUse).Select(name => known.FirstOrDefault(f => f.Name == name)).OfType<ScoreFeature>().Except(wanted);
        return new(
            [.. wanted.Select(f => ScoreExpression.Of(model, f, checker, context))],
            [.. others.Select(f => ScoreExpression.Of(model, f, checker, context))],
            new(entity, ClosedOf(definition), definition.Closed, checker, context),
            new(entity, "good", definition.Good, checker, context));
    }

    /// <exception cref="CrmException">The definition is not right (<c>crm.configuration</c>).</exception>
    public void CheckModel(ScoreModelDefinition definition) => ScoreExpression.Named(What(definition.Name, definition.Entity), () =>
    {
        var parts = Parts(definition);
        if (parts.Features.Count == 0)
        {
            throw new CrmException(CrmErrors.Configuration, $"{What(definition.Name, definition.Entity)} has nothing to learn from: declare a feature.");
        }

        if (definition.HorizonDays is < 1 or > 3_660)
        {
            throw new CrmException(CrmErrors.Configuration, $"{What(definition.Name, definition.Entity)} foretells 1-3,660 days.");
        }

        CheckGrades(definition.Name, definition.Entity, definition.Grades);
        foreach (var condition in new[] { parts.Closed, parts.Good }.Where(c => c.Known.Kind != ValueKind.Boolean))
        {
            throw new CriteriaException("criteria.type", $"'{condition.Text}' is no condition.");
        }

        return parts.Features.Select(f => f.Column).ToList();
    });

    /// <exception cref="CrmException">A card is not right (<c>crm.configuration</c>).</exception>
    public IReadOnlyList<ScoreSet> Build(IReadOnlyList<ScoreModel> active) =>
        [.. settings.ScoreModels.Select(m => m.Entity).Concat(settings.ScoreCards.Select(c => c.Entity)).Distinct(StringComparer.Ordinal).Select(e => Build(e, active)).Where(s => s.Scores.Count > 0)];

    private ScoreSet Build(string name, IReadOnlyList<ScoreModel> active)
    {
        var entity = ScoreBook.Scored(model, name);
        var (expressions, events, scores) = (new List<ScoreExpression>(), new List<ScoreExpression>(), new List<IScore>());
        foreach (var definition in settings.ScoreModels.Where(m => m.Entity == name))
        {
            if (active.FirstOrDefault(m => m.Name == definition.Name && m.Entity == name) is { } trained && ModelOf(definition, trained, expressions) is { } score)
            {
                scores.Add(score);
            }
        }

        foreach (var definition in settings.ScoreCards.Where(c => c.Entity == name))
        {
            scores.Add(ScoreExpression.Named(What(definition.Name, name), () => CardOf(definition, entity, expressions, events)));
        }

        return new(entity, expressions, events, scores);
    }

    /// <summary>The score by a trained model; null where it was trained on what is no feature any more, or one of another kind.</summary>
    private ModelScore? ModelOf(ScoreModelDefinition definition, ScoreModel trained, List<ScoreExpression> expressions)
    {
        using var json = JsonDocument.Parse(trained.Model!);
        var calibrated = ScoringModels.ReadCalibrated(json.RootElement);
        var known = ScoreBook.FeaturesOf(settings, features, definition.Entity);
        var inputs = calibrated.Model.Inputs.Select(i => known.FirstOrDefault(f => f.Name == i.Name) is { } feature ? ScoreExpression.Of(model, feature, checker, context) : null).ToList();
        if (calibrated.Model.Inputs.Zip(inputs).Any(i => i.Second is null || (i.First.Kind == ColumnKind.Categorical) != (i.Second.Column == ColumnKind.Categorical)))
        {
            return null;
        }

        var closed = Place(expressions, new(ScoreBook.Scored(model, definition.Entity), ClosedOf(definition), definition.Closed, checker, context));
        return new(definition, trained.Number, calibrated, closed, [.. inputs.Select(i => Place(expressions, i!))]);
    }

    private CardScore CardOf(ScoreCardDefinition definition, EntityDefinition entity, List<ScoreExpression> expressions, List<ScoreExpression> events)
    {
        CheckGrades(definition.Name, definition.Entity, definition.Grades);
        var activity = model["activity"];
        return new(
            definition,
            [.. definition.Rules.Select(r => Place(expressions, Condition(entity, CardScore.ExpressionOf(definition, r.Name), r.When)))],

            // Behind the instant of the activity.
            [.. definition.Activities.Select(a => 1 + Place(events, Condition(activity, CardScore.ExpressionOf(definition, a.Name), a.When)))]);
    }

    private ScoreExpression Condition(EntityDefinition entity, string name, string text)
    {
        var condition = new ScoreExpression(entity, name, text, checker, context);
        return condition.Known.Kind == ValueKind.Boolean ? condition : throw new CriteriaException("criteria.type", $"'{text}' is no condition.");
    }

    private static int Place(List<ScoreExpression> expressions, ScoreExpression wanted)
    {
        if (expressions.FindIndex(e => e.Name == wanted.Name) is >= 0 and var place)
        {
            return place;
        }

        expressions.Add(wanted);
        return expressions.Count - 1;
    }

    private static void CheckGrades(string name, string entity, IReadOnlyList<ScoreBand> grades)
    {
        for (var i = 0; i < grades.Count; i++)
        {
            if (grades[i].Name is not { Length: > 0 and <= 40 } || (grades[i].From is null && i < grades.Count - 1) || (i > 0 && grades[i].From >= grades[i - 1].From))
            {
                throw new CrmException(CrmErrors.Configuration, $"{What(name, entity)}: grades have names of 1-40 characters and thresholds from the best down; only the last may have none.");
            }
        }
    }

    private static string ClosedOf(ScoreModelDefinition definition) => $"{definition.Name}: closed";

    private static string What(string name, string entity) => $"The score '{name}' of '{entity}'";
}

/// <summary>What a model is trained with.</summary>
/// <param name="Features">What it learns from.</param>
/// <param name="Others">What only the model in use asks for.</param>
/// <param name="Closed">Which records are closed.</param>
/// <param name="Good">Which of them came out well.</param>
internal sealed record ScoreParts(IReadOnlyList<ScoreExpression> Features, IReadOnlyList<ScoreExpression> Others, ScoreExpression Closed, ScoreExpression Good);
