using System.Linq.Expressions;

namespace Crm.Criteria.Lambda;

/// <summary>Makes the errors of reading lambdas.</summary>
internal static class LambdaErrors
{
    public static CriteriaException Refuse(Expression expression, string why, Exception? inner = null) =>
        new("criteria.lambda", $"'{expression}' cannot stand in a condition: {why}", inner: inner);
}
