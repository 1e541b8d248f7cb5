using System.Linq.Expressions;

namespace Crm.Criteria.Evaluation.Generated;

/// <summary>Puts expressions in the place of a lambda's parameters.</summary>
internal sealed class ParameterSwap : ExpressionVisitor
{
    private readonly LambdaExpression lambda;
    private readonly Expression[] arguments;

    private ParameterSwap(LambdaExpression lambda, Expression[] arguments)
    {
        this.lambda = lambda;
        this.arguments = arguments;
    }

    /// <summary>The body of <paramref name="lambda"/>, speaking of <paramref name="arguments"/>.</summary>
    public static Expression Apply(LambdaExpression lambda, params Expression[] arguments) => new ParameterSwap(lambda, arguments).Visit(lambda.Body);

    protected override Expression VisitParameter(ParameterExpression node)
    {
        var index = lambda.Parameters.IndexOf(node);
        return index < 0 ? node : arguments[index];
    }
}
