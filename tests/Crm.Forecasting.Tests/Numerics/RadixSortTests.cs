using Crm.Forecasting.Numerics;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Forecasting.Tests.Numerics;

public sealed class RadixSortTests
{
    [Fact]
    public void Numbers_come_out_as_by_comparison() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ArrayOf().ToArbitrary(), numbers =>
    {
        // All bit patterns of finite floats from 0 on, not only those near one.
        var values = numbers.Select(n => BitConverter.Int32BitsToSingle(n)).Where(float.IsFinite).ToArray();

        return RadixSort.Ascending(values).SequenceEqual(values.Order());
    }).Holds();
}
