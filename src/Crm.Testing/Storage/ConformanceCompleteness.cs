using System.Reflection;

namespace Crm.Testing.Storage;

/// <summary>Finds what of the conformance suite a store's tests leave out.</summary>
public static class ConformanceCompleteness
{
    /// <summary>The parts of the suite.</summary>
    public static IReadOnlyList<Type> Parts { get; } =
    [
        .. typeof(StoreConformance<>).Assembly.GetExportedTypes()
            .Where(t => t is { IsAbstract: true, IsGenericTypeDefinition: true, BaseType.IsGenericType: true } && t.BaseType.GetGenericTypeDefinition() == typeof(StoreConformance<>))
            .OrderBy(t => t.Name, StringComparer.Ordinal),
    ];

    /// <summary>Fails where <paramref name="tests"/> lacks a class for a part of the suite that has no exemption, or an exemption is not needed.</summary>
    /// <typeparam name="THarness">The store's harness.</typeparam>
    /// <param name="tests">The assembly of its tests.</param>
    /// <param name="exemptions">The parts it cannot pass, each with the reason.</param>
    public static void AssertComplete<THarness>(Assembly tests, IReadOnlyDictionary<Type, string>? exemptions = null)
        where THarness : IStoreHarness, new()
    {
        var concrete = tests.GetTypes().Where(t => !t.IsAbstract && t.IsPublic).ToList();
        var missing = Parts.Where(part => !concrete.Exists(t => t.IsSubclassOf(part.MakeGenericType(typeof(THarness))))).ToList();
        var exempt = exemptions ?? new Dictionary<Type, string>();
        var wrong = missing.Where(part => !exempt.ContainsKey(part)).Select(part => $"{part.Name} has no class.")
            .Concat(exempt.Keys.Except(missing).Select(part => $"{part.Name} has a class, or is no part, and needs no exemption."))
            .Concat(exempt.Where(e => string.IsNullOrWhiteSpace(e.Value)).Select(e => $"{e.Key.Name} is exempt without a reason."));
        Assert.True(!wrong.Any(), string.Join(Environment.NewLine, wrong));
    }
}
