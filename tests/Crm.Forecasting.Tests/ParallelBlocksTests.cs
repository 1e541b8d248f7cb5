namespace Crm.Forecasting.Tests;

public sealed class ParallelBlocksTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_refusal_is_thrown_as_it_is_on_any_number_of_threads(int threads)
    {
        var error = Assert.Throws<ForecastingException>(() => ParallelBlocks.Run(20, threads, i => throw Refuse.TooFew($"Block {i}."), null, CancellationToken.None));

        Assert.Equal(ForecastingErrorCodes.TooFewValues, error.Code);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Each_block_runs_once(int threads)
    {
        var runs = new int[100];
        ParallelBlocks.Run(runs.Length, threads, i => runs[i]++, null, CancellationToken.None);

        Assert.All(runs, count => Assert.Equal(1, count));
    }
}
