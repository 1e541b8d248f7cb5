using System.Reflection;

namespace Crm.Testing.Sessions;

/// <summary>Finds what of the tests of sessions a store's tests leave out.</summary>
public static class SessionCompleteness
{
    /// <summary>The parts of the suite.</summary>
    public static IReadOnlyList<Type> Parts { get; } =
    [
        .. typeof(SessionConformance<>).Assembly.GetExportedTypes()
            .Where(t => t is { IsAbstract: true, IsGenericTypeDefinition: true, BaseType.IsGenericType: true } && t.BaseType.GetGenericTypeDefinition() == typeof(SessionConformance<>))
            .OrderBy(t => t.Name, StringComparer.Ordinal),
    ];

    /// <summary>Fails where <paramref name="tests"/> lacks a class for a part of the suite.</summary>
    /// <typeparam name="TFixture">Makes the CRM.</typeparam>
    /// <param name="tests">The assembly of the tests.</param>
    public static void AssertComplete<TFixture>(Assembly tests)
        where TFixture : CrmFixture, new()
    {
        var concrete = tests.GetTypes().Where(t => t is { IsAbstract: false, IsPublic: true }).ToList();
        var missing = Parts.Where(part => !concrete.Exists(t => t.IsSubclassOf(part.MakeGenericType(typeof(TFixture))))).Select(part => $"{part.Name} has no class.");
        Assert.Equal([], missing);
    }
}
