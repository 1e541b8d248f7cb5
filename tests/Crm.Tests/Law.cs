using FsCheck;
using FsCheck.Fluent;

namespace Crm.Tests;

/// <summary>Says something of everything that a seed can make.</summary>
internal static class Law
{
    public static void Holds(int tests, Action<int> ofSeed) =>
        Prop.ForAll(Gen.Choose(int.MinValue, int.MaxValue).ToArbitrary(), ofSeed).Check(Config.QuickThrowOnFailure.WithMaxTest(tests));
}
