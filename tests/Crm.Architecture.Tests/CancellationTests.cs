using System.Reflection;

namespace Crm.Architecture.Tests;

/// <summary>Whatever is waited for can be cancelled: every public asynchronous method takes a <see cref="CancellationToken"/>.</summary>
public sealed class CancellationTests
{
    /// <summary>Methods that take no token, <c>Namespace.Type.Method</c>, each with its reason.</summary>
    private static readonly Dictionary<string, string> Exemptions = new(StringComparer.Ordinal)
    {
    };

    [Theory]
    [MemberData(nameof(Package.Names), MemberType = typeof(Package))]
    public void Every_public_asynchronous_method_takes_a_token(string name)
    {
        var missing = WithoutToken(Package.Get(name).Assembly.GetExportedTypes()).Except(Exemptions.Keys, StringComparer.Ordinal);

        Violations.None("Takes no CancellationToken", missing);
    }

    [Fact]
    public void Every_exemption_is_still_needed()
    {
        var needed = Package.All.SelectMany(p => WithoutToken(p.Assembly.GetExportedTypes()));

        Violations.None("No longer needs its exemption", Exemptions.Keys.Except(needed, StringComparer.Ordinal));
    }

    [Fact]
    public void A_missing_token_is_found()
    {
        Type[] types = [typeof(Examples), typeof(IExamples), typeof(Callback), typeof(CancellableCallback)];

        Assert.Equal(
            ["Callback.Invoke", "Examples.Stream", "Examples.WithoutToken", "IExamples.WithoutToken"],
            WithoutToken(types).Select(m => m[(m.LastIndexOf('+') + 1)..]).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> WithoutToken(IEnumerable<Type> types) =>
        types
            .SelectMany(type => type.GetMethods(
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName && !IsEndInvoke(method) && IsAsynchronous(method.ReturnType))
            .Where(method => method.GetParameters().All(p => p.ParameterType != typeof(CancellationToken)))
            .Where(method => !IsShapedByOthers(method) && !IsTest(method))
            .Select(method => $"{method.DeclaringType!.FullName}.{method.Name}")
            .Distinct(StringComparer.Ordinal);

    private static bool IsAsynchronous(Type type)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return definition == typeof(Task)
            || definition == typeof(Task<>)
            || definition == typeof(ValueTask)
            || definition == typeof(ValueTask<>)
            || definition == typeof(IAsyncEnumerable<>);
    }

    /// <summary>Overrides and implementations of what others declared, such as <see cref="IAsyncDisposable.DisposeAsync"/>.</summary>
    private static bool IsShapedByOthers(MethodInfo method)
    {
        var type = method.DeclaringType!;
        if (IsForeign(method.GetBaseDefinition().DeclaringType!))
        {
            return true;
        }

        return !type.IsInterface && type.GetInterfaces()
            .Where(IsForeign)
            .Any(contract => type.GetInterfaceMap(contract).TargetMethods.Contains(method));
    }

    private static bool IsForeign(Type type) =>
        !Package.IsOurs(type.Assembly) && type.Assembly != typeof(CancellationTests).Assembly;

    private static bool IsEndInvoke(MethodInfo method) =>
        method.Name == "EndInvoke" && method.DeclaringType!.IsSubclassOf(typeof(Delegate));

    /// <summary>The methods of a conformance suite: the runner calls them without arguments.</summary>
    private static bool IsTest(MethodInfo method) => method.GetCustomAttributes<FactAttribute>().Any();

    private delegate Task Callback(int value);

    private delegate Task CancellableCallback(int value, CancellationToken cancellationToken);

    private interface IExamples
    {
        ValueTask<int> WithoutToken();

        ValueTask<int> WithToken(CancellationToken cancellationToken);
    }

    private sealed class Examples : IAsyncDisposable
    {
        public Task Completion => Task.CompletedTask;

        public static Task WithoutToken() => Task.CompletedTask;

        public static IAsyncEnumerable<int> Stream() => AsyncEnumerable.Empty<int>();

        public static Task WithToken(CancellationToken cancellationToken) => Task.FromCanceled(cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
