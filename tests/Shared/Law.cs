using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Tests.Shared;

/// <summary>What holds for everything that can be drawn: the same draws at every run. CRM_LAWS=10 draws others each time, ten times as many.</summary>
internal static class Law
{
    private static readonly string? Times = Environment.GetEnvironmentVariable("CRM_LAWS");

    public static void Holds(this Property law, int tests = 100) => law.Check(Times is null
        ? Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(20261122UL, 1634201879169742147UL)
        : Config.QuickThrowOnFailure.WithMaxTest(tests * int.Parse(Times, CultureInfo.InvariantCulture)));

    /// <summary>Says something of everything that a seed can make.</summary>
    public static void Holds(int tests, Action<int> ofSeed) =>
        Prop.ForAll(Gen.Choose(int.MinValue, int.MaxValue).ToArbitrary(), ofSeed).Holds(tests);
}
