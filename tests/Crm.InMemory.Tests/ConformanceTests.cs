using Crm.Testing.Storage;

namespace Crm.InMemory.Tests;

public sealed class ReadingTests : ReadingConformance<InMemoryHarness>;

public sealed class AwkwardTextTests : AwkwardTextConformance<InMemoryHarness>;

public sealed class TextRuleTests : TextRuleConformance<InMemoryHarness>;

public sealed class ConditionTests : ConditionConformance<InMemoryHarness>;

public sealed class CompletenessTests
{
    [Fact]
    public void The_whole_suite_is_run() => ConformanceCompleteness.AssertComplete<InMemoryHarness>(typeof(CompletenessTests).Assembly);
}

public sealed class PagingTests : PagingConformance<InMemoryHarness>;

public sealed class ArithmeticTests : ArithmeticConformance<InMemoryHarness>;

public sealed class ProjectionTests : ProjectionConformance<InMemoryHarness>;

public sealed class RelationTests : RelationConformance<InMemoryHarness>;

public sealed class AggregateTests : AggregateConformance<InMemoryHarness>;

public sealed class AsOfTests : AsOfConformance<InMemoryHarness>;

public sealed class HistoryTests : HistoryConformance<InMemoryHarness>;

public sealed class HistoryStreamTests : HistoryStreamConformance<InMemoryHarness>;

public sealed class RestrictionTests : RestrictionConformance<InMemoryHarness>;

public sealed class TenantTests : TenantConformance<InMemoryHarness>;

public sealed class WritingTests : WritingConformance<InMemoryHarness>;

public sealed class LargeWriteTests : LargeWriteConformance<InMemoryHarness>;

public sealed class TransactionTests : TransactionConformance<InMemoryHarness>;

public sealed class ConcurrencyTests : ConcurrencyConformance<InMemoryHarness>;

public sealed class EventClaimTests : EventClaimConformance<InMemoryHarness>;

public sealed class DynamicEntityTests : DynamicEntityConformance<InMemoryHarness>;

public sealed class StreamingTests : StreamingConformance<InMemoryHarness>;
