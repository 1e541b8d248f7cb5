using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Matching.Tests.Normalizing;

/// <summary>Laws over texts, always with the same ones.</summary>
internal static class TextLaws
{
    /// <summary>Checks a law on texts of an alphabet, on any texts, and on long ones.</summary>
    /// <param name="alphabet">What texts of this kind are made of: pieces.</param>
    /// <param name="law">Holds for every text.</param>
    public static void HoldFor(string[] alphabet, Func<string, bool> law)
    {
        var likely = from length in Gen.Choose(0, 18) from pieces in Gen.Elements(alphabet).ListOf(length) select string.Concat(pieces);
        Check(likely, law, 10_000);
        Check(ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""), law);
        Check(Gen.Elements(alphabet).ListOf(40).Select(pieces => string.Concat(Enumerable.Repeat(string.Concat(pieces), 10_000)).AsSpan(0, 10_000).ToString()), law, 50);
    }

    public static void Check<T>(Gen<T> texts, Func<T, bool> law, int times = 2000) => Prop.ForAll(Arb.From(texts), law).Holds(times);
}
