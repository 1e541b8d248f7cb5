namespace Crm.Matching.Tests.Facade;

public sealed class ProgressTests
{
    private static readonly string[] Steps = ["normalizing", "blocking", "counting", "learning", "comparing", "clustering"];

    [Fact]
    public void Every_step_is_told_to_its_end()
    {
        var told = new Told<MatchProgress>();
        RecordMatcher.Deduplicate(People.WithDuplicates(1, 100).Table, progress: told);
        Assert.Equal(Steps, told.All.Select(at => at.Step).Distinct());
        Assert.All(told.All, at => Assert.InRange(at.Share, 0, 1));
        Assert.All(Steps, step => Assert.Equal(1, told.All.Last(at => at.Step == step).Share));
    }

    [Theory]
    [InlineData("normalizing")]
    [InlineData("blocking")]
    [InlineData("counting")]
    [InlineData("learning")]
    [InlineData("comparing")]
    [InlineData("clustering")]
    public void Work_can_be_cancelled_at_every_step(string step)
    {
        using var source = new CancellationTokenSource();
        var told = new Told<MatchProgress>(at =>
        {
            if (at.Step == step)
            {
                source.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() => RecordMatcher.Deduplicate(People.WithDuplicates(1, 100).Table, progress: told, cancellationToken: source.Token));
        Assert.Equal(step, told.All[^1].Step);
    }
}
