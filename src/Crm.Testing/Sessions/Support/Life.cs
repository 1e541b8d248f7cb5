namespace Crm.Testing.Sessions;

/// <summary>What happens in a world: saves of steps, each three numbers that say what is done, to which record, and with what. Whatever numbers they are, they mean something.</summary>
internal static class Life
{
    /// <summary>A life that a seed makes.</summary>
    public static (int What, int Who, int Which)[][] Of(int seed, int saves, int mostSteps)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, saves).Select(_ => Enumerable.Range(0, random.Next(1, mostSteps + 1)).Select(_ => (random.Next(1_000), random.Next(1_000), random.Next(1_000_000))).ToArray())];
    }

    /// <summary>One of several.</summary>
    public static T Of<T>(this IReadOnlyList<T> some, int number) => some[number % some.Count];
}
