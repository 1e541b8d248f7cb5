namespace Crm.Architecture.Tests;

/// <summary>One family of exceptions a package: who catches the base catches them all.</summary>
public sealed class ExceptionTests
{
    [Theory]
    [MemberData(nameof(Package.Names), MemberType = typeof(Package))]
    public void Every_exception_derives_from_the_one_base(string name)
    {
        var package = Package.Get(name);

        Violations.None(
            $"Does not derive from {package.Rule.ExceptionBase}",
            Strangers(package.Assembly.GetTypes(), package.Rule.ExceptionBase));
    }

    [Fact]
    public void A_stranger_is_found()
    {
        Type[] types = [typeof(FamilyException), typeof(ChildException), typeof(StrangerException)];

        Assert.Equal([typeof(StrangerException).FullName!], Strangers(types, typeof(FamilyException).FullName!));
    }

    private static IEnumerable<string> Strangers(IEnumerable<Type> types, string exceptionBase) =>
        types
            .Where(type => type.IsAssignableTo(typeof(Exception)))
            .Where(type => Ancestry(type).All(ancestor => ancestor.FullName != exceptionBase))
            .Select(type => type.FullName!);

    private static IEnumerable<Type> Ancestry(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    private class FamilyException : Exception;

    private sealed class ChildException : FamilyException;

    private sealed class StrangerException : Exception;
}
