using Crm.Contacts;
using Crm.Sales;
using Crm.Sessions;
using Crm.Tenancy;

namespace Crm.Testing.Sessions;

/// <summary>Accounts and deals with names of few syllables, so that many are near each other, and questions about them.</summary>
internal sealed class SearchWorld(int seed)
{
    private static readonly string[] Syllables = ["an", "ber", "ca", "do", "el", "fi", "mül", "ler", "no", "ra", "s", "ß", "tor", "ü", "wa", "x"];

    private readonly Random random = new(seed);

    public async Task FillAsync(CrmSession boss)
    {
        var accounts = new List<Account>();
        for (var i = 0; i < 120; i++)
        {
            accounts.Add(boss.Add(new Account { Name = Name(1 + random.Next(3)), ExternalId = random.Next(3) == 0 ? $"{Word()}-{i}" : null }, Owner()));
        }

        for (var i = 0; i < 120; i++)
        {
            boss.Add(new Deal { Name = Name(1 + random.Next(2)), AccountId = random.Next(4) == 0 ? null : accounts[random.Next(accounts.Count)].Id }, Owner());
        }

        await boss.SaveAsync();

        // Some are renamed and some go, so that the index is changed too.
        foreach (var account in accounts.Where(_ => random.Next(6) == 0))
        {
            account.Name = Name(2);
        }

        await boss.SaveAsync();
    }

    /// <summary>Renames, moves, adds and deletes a few.</summary>
    public async Task ChangeAsync(CrmSession boss)
    {
        var accounts = (await boss.Query<Account>().Select("id").PageAsync(200)).Rows.Select(r => r.GetId<Account>("id")!.Value).ToList();
        var deals = (await boss.Query<Deal>().Select("id").PageAsync(200)).Rows.Select(r => r.GetId<Deal>("id")!.Value).ToList();
        for (var i = 0; i < 3; i++)
        {
            (await boss.LoadForChangeAsync(accounts[random.Next(accounts.Count)])).Name = Name(2);
            (await boss.LoadForChangeAsync(deals[random.Next(deals.Count - 1)])).AccountId = accounts[random.Next(accounts.Count)];
            boss.Add(new Deal { Name = Name(1), AccountId = accounts[random.Next(accounts.Count)] }, Owner());
        }

        boss.Delete(await boss.LoadForChangeAsync(deals[^1]));
        await boss.SaveAsync();
    }

    public IEnumerable<(string Text, int Limit)> Questions()
    {
        var dice = new Random(seed * 31);
        for (var i = 0; i < 120; i++)
        {
            var words = Enumerable.Range(0, 1 + dice.Next(2)).Select(_ => Distort(dice, Word(dice)));
            yield return (string.Join(' ', words), dice.Next(3) switch { 0 => 1, 1 => 7, _ => 100 });
        }
    }

    private static string Distort(Random dice, string word)
    {
        for (var typos = dice.Next(3); typos > 0 && word.Length > 1; typos--)
        {
            var at = dice.Next(word.Length - 1);
            word = dice.Next(5) switch
            {
                0 => word.Remove(at, 1),
                1 => word.Insert(at, "e"),
                2 => word[..at] + "ö" + word[(at + 1)..],
                3 => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
                _ => word[..(at + 1)],
            };
        }

        return word;
    }

    private Id<User>? Owner() => random.Next(3) switch { 0 => Org.Ann, 1 => Org.Flo, _ => null };

    private string Name(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word()));

    private string Word() => Word(random);

    private static string Word(Random dice) => string.Concat(Enumerable.Range(0, 1 + dice.Next(4)).Select(_ => Syllables[dice.Next(Syllables.Length)]));
}
