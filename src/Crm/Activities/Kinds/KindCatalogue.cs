using System.Collections.Frozen;

namespace Crm.Activities;

/// <summary>The kinds of activity that a CRM has: the standard ones and those of plugins.</summary>
internal sealed class KindCatalogue
{
    private readonly FrozenDictionary<string, ActivityKind> byName;

    /// <exception cref="CrmException">Two kinds have one name (<c>crm.configuration</c>).</exception>
    public KindCatalogue(IEnumerable<ActivityKind> more)
    {
        All = [.. StandardKinds.All, .. more];
        if (All.GroupBy(k => k.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new CrmException(CrmErrors.Configuration, $"There are two kinds of activity named '{twice.Key}'; what is stored of the one would be read as the other.");
        }

        byName = All.ToFrozenDictionary(k => k.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<ActivityKind> All { get; }

    public ActivityKind? Find(string name) => byName.GetValueOrDefault(name);

    public FieldError Unknown(string name) => new("kind", "unknown", $"There is no kind of activity '{name}'; there are {string.Join(", ", All.Select(k => k.Name))}.");
}
