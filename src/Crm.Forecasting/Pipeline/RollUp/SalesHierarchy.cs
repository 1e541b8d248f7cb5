using System.Collections.Immutable;

namespace Crm.Forecasting.Pipeline.RollUp;

/// <summary>Who reports to whom: people, or territories. Immutable.</summary>
public sealed class SalesHierarchy
{
    private readonly Dictionary<string, string?> _managers;
    private readonly ILookup<string, string> _reports;

    /// <summary>A hierarchy.</summary>
    /// <param name="managers">Everybody with their manager; <see langword="null"/> for those who have none. A manager stands in the list too.</param>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidHierarchy"/>: somebody is there twice, a manager is missing, or people manage each other in a circle.</exception>
    public SalesHierarchy(IEnumerable<KeyValuePair<string, string?>> managers)
    {
        _managers = new(StringComparer.Ordinal);
        foreach (var (person, manager) in managers)
        {
            if (!_managers.TryAdd(person, manager))
            {
                throw Refuse.Of(ForecastingErrorCodes.InvalidHierarchy, $"'{person}' is in the hierarchy twice; everybody has one manager at most.");
            }
        }

        _reports = _managers.Where(m => m.Value is not null).ToLookup(m => m.Value!, m => m.Key, StringComparer.Ordinal);
        BottomUp = Order();
    }

    /// <summary>Everybody, each after all of their reports.</summary>
    public ImmutableArray<string> BottomUp { get; }

    /// <summary>The manager of a person.</summary>
    /// <param name="person">The person.</param>
    /// <returns>The manager, or <see langword="null"/> at the top.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidHierarchy"/>: there is no such person.</exception>
    public string? ManagerOf(string person) => _managers.TryGetValue(person, out var manager) ? manager : throw Unknown(person);

    /// <summary>Who reports to a person directly.</summary>
    /// <param name="person">The person.</param>
    /// <returns>The reports, in the order they were given.</returns>
    public IEnumerable<string> ReportsOf(string person) => _reports[person];

    /// <summary>Whether a person is in it.</summary>
    /// <param name="person">The person.</param>
    /// <returns>Whether they are.</returns>
    public bool Contains(string person) => _managers.ContainsKey(person);

    /// <summary>Whether a person is another, or stands below them.</summary>
    /// <param name="person">The person.</param>
    /// <param name="other">The other.</param>
    /// <returns>Whether it is so.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidHierarchy"/>: there is no such person.</exception>
    public bool IsAtOrBelow(string person, string other)
    {
        for (var at = person; at is not null; at = ManagerOf(at))
        {
            if (at == other)
            {
                return true;
            }
        }

        return false;
    }

    private static ForecastingException Unknown(string person) => Refuse.Of(ForecastingErrorCodes.InvalidHierarchy, $"'{person}' is not in the hierarchy.");

    private ImmutableArray<string> Order()
    {
        var down = new List<string>(_managers.Where(m => m.Value is null).Select(m => m.Key));
        for (var i = 0; i < down.Count; i++)
        {
            down.AddRange(_reports[down[i]]);
        }

        if (_managers.Values.FirstOrDefault(m => m is not null && !_managers.ContainsKey(m)) is { } missing)
        {
            throw Unknown(missing);
        }

        if (down.Count < _managers.Count)
        {
            throw Refuse.Of(ForecastingErrorCodes.InvalidHierarchy, $"'{_managers.Keys.Except(down, StringComparer.Ordinal).First()}' and others manage each other in a circle.");
        }

        down.Reverse();
        return [.. down];
    }
}
