using Crm.Criteria;
using Crm.Records;
using Crm.Scoring.Data;
using NodaTime;

namespace Crm.Insights;

/// <summary>A feature or condition of a score, checked with every right. One that speaks of the time is checked anew for each moment; the others once.</summary>
internal sealed class ScoreExpression
{
    private static readonly Instant Then = Instant.FromUtc(2000, 1, 1, 0, 0);
    private static readonly Instant Later = Instant.FromUtc(2003, 8, 14, 13, 47, 11);
    private readonly CriteriaChecker checker;
    private readonly CheckContext context;
    private readonly CheckedValue known;
    private readonly bool isCondition;

    /// <param name="entity">Of whose records.</param>
    /// <param name="name">Its name among those of its score.</param>
    /// <param name="text">The expression: a term or a condition.</param>
    /// <param name="checker">Checks it.</param>
    /// <param name="context">The zone and the fiscal year.</param>
    /// <exception cref="CriteriaException">It is not right.</exception>
    public ScoreExpression(EntityDefinition entity, string name, string text, CriteriaChecker checker, CheckContext context)
    {
        (Entity, Name, Text, this.checker, this.context) = (entity, name, text, checker, context);
        isCondition = IsCondition(text);
        known = Check(context with { Now = Then });
        IsTimed = !known.Equals(Check(context with { Now = Later }));
        if (CheckedPaths.Hops(known).FirstOrDefault(h => h.Target.Name == Score.EntityName) is { } hop)
        {
            throw new CriteriaException("criteria.type", $"A score is not made of scores: '{text}' goes by '{hop.Relation.Name}'.");
        }
    }

    public EntityDefinition Entity { get; }

    public string Name { get; }

    public string Text { get; }

    /// <summary>Whether it changes by time alone.</summary>
    public bool IsTimed { get; }

    /// <summary>The expression, as of whenever.</summary>
    public CheckedValue Known => known;

    /// <summary>What it is to a model.</summary>
    /// <exception cref="CriteriaException">A model cannot learn from it.</exception>
    public ColumnKind Column => known.Kind switch
    {
        ValueKind.Boolean => ColumnKind.Boolean,
        ValueKind.Integer when known is RollupValue { Operand: null } => ColumnKind.Count,
        ValueKind.Integer or ValueKind.Decimal => ColumnKind.Numeric,
        ValueKind.Text or ValueKind.Id => ColumnKind.Categorical,
        _ => throw new CriteriaException("criteria.type", $"A model learns from numbers, yes and no, texts and keys; of a time take how long ago it was: 'now - {Text}'."),
    };

    /// <summary>The expression at a moment.</summary>
    public CheckedValue At(Instant now) => IsTimed ? Check(context with { Now = now }) : known;

    /// <summary>The expression as whoever asks may use it.</summary>
    /// <exception cref="CriteriaException">They may not.</exception>
    public CheckedValue For(CheckContext asker) => Check(asker with { Me = null, MyTeams = [] });

    /// <summary>A condition that holds where this one, which is a condition, does.</summary>
    public CheckedCriterion Condition(Instant now) => At(now) is ConditionValue { Condition: var condition } ? condition
        : new CheckedComparison(At(now), ComparisonOperator.Equal, new ConstantValue(true, ValueKind.Boolean));

    /// <exception cref="CrmException">One is not right; the message names it (<c>crm.configuration</c>).</exception>
    public static void CheckAll(CrmModel model, IEnumerable<ScoreFeature> features)
    {
        var all = new CriteriaChecker(model.Catalogue);
        foreach (var feature in features)
        {
            Named($"The feature '{feature.Name}' of '{feature.Entity}'", () => Of(model, feature, all, new CheckContext { Now = Then }).Column);
        }
    }

    /// <exception cref="CrmException">It is not right; the message names it (<c>crm.configuration</c>).</exception>
    public static T Named<T>(string what, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception e) when (e is CriteriaException or Crm.Scoring.ScoringException)
        {
            throw new CrmException(CrmErrors.Configuration, $"{what}: {e.Message}", e);
        }
    }

    /// <exception cref="CrmException">Its entity is not scored, or its name is none (<c>crm.configuration</c>).</exception>
    public static ScoreExpression Of(CrmModel model, ScoreFeature feature, CriteriaChecker checker, CheckContext context)
    {
        if (!CustomFieldRules.IsFieldName(feature.Name))
        {
            throw new CrmException(CrmErrors.Configuration, $"The feature name '{feature.Name}' must be a lower-case letter, then lower-case letters, digits or single underscores; at most 40 characters.");
        }

        return new(ScoreBook.Scored(model, feature.Entity), feature.Name, feature.Expression, checker, context);
    }

    private CheckedValue Check(CheckContext at) => isCondition ? new ConditionValue(checker.Check(Text, Entity, at)) : checker.CheckTerm(Text, Entity, FieldUse.Filter, at);

    /// <exception cref="CriteriaException">It is neither a condition nor a term.</exception>
    private static bool IsCondition(string text)
    {
        try
        {
            return CriterionText.Parse(text) is not Holds;
        }
        catch (CriteriaException asCondition)
        {
            try
            {
                CriterionText.ParseTerm(text);
                return false;
            }
            catch (CriteriaException asTerm) when (asCondition.Position > asTerm.Position)
            {
                // Neither; it was read further as a condition.
                throw asCondition;
            }
        }
    }
}
