namespace Crm.Matching.Blocking;

/// <summary>How work is spread.</summary>
internal static class Work
{
    public static ParallelOptions Options(int threads, CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
}
