namespace Crm.Forecasting;

/// <summary>Independent blocks of work, on the calling thread where one thread is all there may be. A refusal is thrown as it is, whatever thread met it.</summary>
internal static class ParallelBlocks
{
    public static void Run(int count, int threads, Action<int> block, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var done = 0;
        if (threads == 1 || count < 2)
        {
            for (var i = 0; i < count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                One(i);
            }
        }
        else
        {
            try
            {
                Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, One);
            }
            catch (AggregateException e) when (e.InnerException is ForecastingException inner)
            {
                throw new ForecastingException(inner.Code, inner.Message, e);
            }
        }

        void One(int i)
        {
            block(i);
            progress?.Report((double)Interlocked.Increment(ref done) / count);
        }
    }
}
