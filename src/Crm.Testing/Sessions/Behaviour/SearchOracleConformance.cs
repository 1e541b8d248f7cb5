namespace Crm.Testing.Sessions;

/// <summary>The quick search against what its rules say, read literally, on random names: at once, between changes, and after the index is made anew.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class SearchOracleConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    /// <summary>Random names and questions, some of them with typos, against what the rules say read literally.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_questions_have_the_hits_that_the_rules_say(int seed)
    {
        var world = new SearchWorld(seed);
        await world.FillAsync(Boss());
        Fixture.Give("Rep");
        foreach (var crm in new[] { Boss(), As(Org.Ann).Crm })
        {
            foreach (var (text, limit) in world.Questions())
            {
                var expected = await NaiveSearch.AskAsync(crm, text, limit);
                var hits = await crm.SearchAsync(text, limit, ["account", "deal"]);
                Assert.True(expected.SequenceEqual(hits.Select(h => (h.Id, h.Score))), $"'{text}', {limit}: expected {string.Join(", ", expected)}; got {string.Join(", ", hits.Select(h => (h.Id, h.Title, h.Score)))}");
            }
        }
    }

    /// <summary>Searches between the changes, for an index that is kept up as it goes.</summary>
    [Fact]
    public async Task What_changes_between_questions_is_found_as_it_is_by_each()
    {
        var world = new SearchWorld(5);
        await world.FillAsync(Boss());
        var questions = world.Questions().ToList();
        for (var round = 0; round < 12; round++)
        {
            await world.ChangeAsync(Boss());
            foreach (var (text, limit) in questions.Skip(round * 5).Take(5))
            {
                var crm = Boss();
                Assert.Equal(await NaiveSearch.AskAsync(crm, text, limit), (await crm.SearchAsync(text, limit, ["account", "deal"])).Select(h => (h.Id, h.Score)));
            }
        }
    }

    [Fact]
    public async Task A_rebuilt_index_finds_the_same()
    {
        var world = new SearchWorld(4);
        await world.FillAsync(Boss());
        var crm = Boss();
        var before = new List<string>();
        foreach (var (text, limit) in world.Questions().Take(40))
        {
            before.Add(string.Join(',', (await crm.SearchAsync(text, limit)).Select(h => (h.Id, h.Score))));
        }

        await As(null).Administration.RebuildSearchAsync(Org.North);
        var after = new List<string>();
        foreach (var (text, limit) in world.Questions().Take(40))
        {
            after.Add(string.Join(',', (await crm.SearchAsync(text, limit)).Select(h => (h.Id, h.Score))));
        }

        Assert.Equal(before, after);
        Assert.Contains(before, b => b.Length > 0);
    }
}
