namespace Crm.Scoring.Boosting;

/// <summary>Independent pieces of work, on the calling thread where one thread is all there may be.</summary>
internal static class ParallelWork
{
    public static void For(this ParallelOptions options, int count, Action<int> body)
    {
        if (options.MaxDegreeOfParallelism == 1 || count < 2)
        {
            for (var i = 0; i < count; i++)
            {
                body(i);
            }
        }
        else
        {
            Parallel.For(0, count, options, body);
        }
    }
}
