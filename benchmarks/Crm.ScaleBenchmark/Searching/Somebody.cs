namespace Crm.ScaleBenchmark.Searching;

/// <summary>One of the people who are there, whom Ann and Bob both may see; those asked for lie far apart.</summary>
/// <param name="Names">All names there are.</param>
/// <param name="Number">The how many-th.</param>
/// <param name="First">The first name.</param>
/// <param name="Last">The last name.</param>
/// <param name="Company">The company's number.</param>
internal sealed record Somebody(People Names, int Number, string First, string Last, int Company)
{
    public string Email => Filling.Email(First, Last, Number, Company);

    /// <summary>So many of so many people.</summary>
    public static IReadOnlyList<Somebody> Among(int people, int count)
    {
        var names = new People(Filling.Seed);
        var step = Math.Max(1, people / count / Filling.BobsShare) * Filling.BobsShare;
        var chosen = new List<Somebody>(count);
        for (var number = 0; chosen.Count < count; number++)
        {
            var (first, last, company) = Filling.Draw(names);
            if (number == chosen.Count * step)
            {
                chosen.Add(new(names, number, first, last, company));
            }
        }

        return chosen;
    }
}
