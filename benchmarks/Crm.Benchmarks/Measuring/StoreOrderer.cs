using System.Collections.Immutable;
using BenchmarkDotNet.Order;
using BenchmarkDotNet.Running;

namespace Crm.Benchmarks.Measuring;

/// <summary>Keeps the benchmarks of each store apart, although they are of one category: each has a baseline of its own.</summary>
internal sealed class StoreOrderer() : DefaultOrderer(SummaryOrderPolicy.Declared), IOrderer
{
    string? IOrderer.GetLogicalGroupKey(ImmutableArray<BenchmarkCase> allBenchmarksCases, BenchmarkCase benchmarkCase) =>
        $"{benchmarkCase.Descriptor.Type.FullName} {GetLogicalGroupKey(allBenchmarksCases, benchmarkCase)}";
}
