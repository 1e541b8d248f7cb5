using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Tests.Sessions;

/// <summary>Draws lives: saves of steps of three numbers each, and two numbers more. A life in which a law does not hold is cut down to what it takes.</summary>
internal static class Lives
{
    private const int MostSaves = 15;
    private const int MostSteps = 4;

    private static readonly Gen<(int What, int Who, int Which)> Step =
        Gen.Choose(0, 999).SelectMany(what => Gen.Choose(0, 999).SelectMany(who => Gen.Choose(0, 999_999).Select(which => (what, who, which))));

    private static readonly Gen<(int What, int Who, int Which)[][]> Saves =
        Some(Some(Step, MostSteps), MostSaves);

    /// <summary>Says something of a world of its own for each life.</summary>
    public static void Hold<TWorld>(int tests, Func<TWorld, (int What, int Who, int Which)[][], int, int, Task> law)
        where TWorld : IAsyncLifetime, new()
    {
        var numbers = Gen.Choose(0, MostSaves);
        var lives = Saves.SelectMany(life => numbers.SelectMany(one => numbers.Select(other => (life, one, other))));
        Prop.ForAll(Arb.From(lives, Smaller), draw => LiveAsync(law, draw).GetAwaiter().GetResult()).Holds(tests);
    }

    private static Gen<T[]> Some<T>(Gen<T> one, int most) => Gen.Choose(1, most).SelectMany(count => one.ArrayOf(count));

    private static IEnumerable<((int What, int Who, int Which)[][] Life, int One, int Other)> Smaller(((int What, int Who, int Which)[][] Life, int One, int Other) draw)
    {
        var (life, one, other) = draw;
        for (var save = 0; save < life.Length; save++)
        {
            yield return ([.. life[..save], .. life[(save + 1)..]], one, other);
            for (var step = 0; step < life[save].Length; step++)
            {
                yield return ([.. life[..save], [.. life[save][..step], .. life[save][(step + 1)..]], .. life[(save + 1)..]], one, other);
            }
        }
    }

    private static async Task LiveAsync<TWorld>(Func<TWorld, (int What, int Who, int Which)[][], int, int, Task> law, ((int What, int Who, int Which)[][] Life, int One, int Other) draw)
        where TWorld : IAsyncLifetime, new()
    {
        var world = new TWorld();
        await world.InitializeAsync();
        try
        {
            await law(world, draw.Life, draw.One, draw.Other);
        }
        finally
        {
            await world.DisposeAsync();
        }
    }
}
