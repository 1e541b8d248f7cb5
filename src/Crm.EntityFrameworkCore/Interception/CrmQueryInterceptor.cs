using System.Linq.Expressions;
using Crm.EntityFrameworkCore.Model;
using Crm.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace Crm.EntityFrameworkCore.Interception;

/// <summary>
/// Refuses, when a query is compiled, what would go around the CRM: reading its records without the tenant's filter, and set-based writes to them, which would skip history, audit and events.
/// </summary>
internal sealed class CrmQueryInterceptor : IQueryExpressionInterceptor
{
    public static CrmQueryInterceptor Instance { get; } = new();

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        new Inspector().Inspect(queryExpression);
        return queryExpression;
    }

    private static bool IsCrm(IReadOnlyEntityType type) => type.FindDeclaredQueryFilter(TenantFilter.Name) is not null;

    private sealed class Inspector : ExpressionVisitor
    {
        private bool ignoresFilters;
        private bool readsCrm;

        public void Inspect(Expression query)
        {
            Visit(query);
            if (ignoresFilters && readsCrm)
            {
                throw new CrmException(CrmErrors.Configuration, "CRM records are not read without the filter of their tenant: name the filters to ignore, or open a session in the system scope.");
            }
        }

        protected override Expression VisitExtension(Expression node)
        {
            if (node is EntityQueryRootExpression root)
            {
                readsCrm |= IsCrm(root.EntityType);
                return node;
            }

            return base.VisitExtension(node);
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.Name == nameof(EntityFrameworkQueryableExtensions.IgnoreQueryFilters) && node.Method.DeclaringType == typeof(EntityFrameworkQueryableExtensions))
            {
                ignoresFilters |= node.Arguments.Count == 1 || Names(node.Arguments[1]).Contains(TenantFilter.Name, StringComparer.Ordinal);
            }
            else if (node.Method.Name is nameof(EntityFrameworkQueryableExtensions.ExecuteUpdate) or nameof(EntityFrameworkQueryableExtensions.ExecuteDelete) && TargetsCrm(node.Arguments[0]))
            {
                throw new CrmException(CrmErrors.Configuration, $"{node.Method.Name} would skip history, audit and events of CRM records: write them through a session.");
            }

            return base.VisitMethodCall(node);
        }

        private static IEnumerable<string> Names(Expression names) =>
            names is ConstantExpression { Value: IEnumerable<string> constant } ? constant : [TenantFilter.Name];

        private static bool TargetsCrm(Expression source) =>
            typeof(Record).IsAssignableFrom(source.Type.GetGenericArguments().FirstOrDefault()) || RootOf(source) is { } root && IsCrm(root.EntityType);

        private static EntityQueryRootExpression? RootOf(Expression source) => source switch
        {
            EntityQueryRootExpression root => root,
            MethodCallExpression { Arguments: [var inner, ..] } => RootOf(inner),
            _ => null,
        };
    }
}
