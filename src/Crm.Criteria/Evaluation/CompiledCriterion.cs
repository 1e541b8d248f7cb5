using Crm.Criteria.Evaluation;
using Crm.Criteria.Evaluation.Generated;

namespace Crm.Criteria;

/// <summary>
/// A checked condition made ready to judge records in memory. Immutable and thread-safe. One that has judged many records goes over to a method generated for it, made in the background,
/// where the runtime compiles such and the fields allow it (<see cref="Field.ReadExpression"/>); the answers are the same.
/// </summary>
public sealed class CompiledCriterion
{
    /// <summary>By then the tests have taken about as long as it takes to make the method.</summary>
    internal const int RowsBeforeCode = 65_536;

    private readonly CheckedCriterion criterion;
    private readonly Test test;
    private Func<object, IRelated, bool> judge;
    private int left = RowsBeforeCode;

    internal CompiledCriterion(CheckedCriterion criterion, Test test)
    {
        this.criterion = criterion;
        this.test = test;
        judge = CodeWriter.IsPossible ? JudgeAndCount : test.Holds;
    }

    /// <summary>Whether records are judged by a generated method.</summary>
    internal bool IsGenerated { get; private set; }

    /// <summary>Whether <paramref name="record"/> meets the condition.</summary>
    /// <exception cref="CriteriaException">A sum is beyond its type (<c>criteria.overflow</c>).</exception>
    public bool Matches(object record, IRelated related) => judge(record, related);

    /// <summary>Whether <paramref name="record"/> meets the condition, which crosses no relation.</summary>
    /// <exception cref="CriteriaException">It does cross one (<c>criteria.no_related</c>).</exception>
    public bool Matches(object record) => judge(record, NoRelated.Instance);

    /// <summary>Goes over to a generated method, if there can be one.</summary>
    internal void Generate()
    {
        var code = CodeWriter.TryWrite(criterion);
        judge = code ?? test.Holds;
        IsGenerated = code is not null;
    }

    private bool JudgeAndCount(object record, IRelated related)
    {
        // Threads that count at once may lose some, but one of them goes through zero; two that do make the method twice, which harms nothing.
        if (--left == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static self => self.Generate(), this, preferLocal: false);
        }

        return test.Holds(record, related);
    }
}
