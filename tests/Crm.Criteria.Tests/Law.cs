using FsCheck;
using FsCheck.Fluent;

namespace Crm.Criteria.Tests;

/// <summary>Says something of everything that a seed can make: of the same seeds at every run.</summary>
internal static class Law
{
    public static void Holds(int tests, Action<int> ofSeed) =>
        Prop.ForAll(Gen.Choose(int.MinValue, int.MaxValue).ToArbitrary(), ofSeed).Check(Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(20261122UL, 1634201879169742147UL));
}
