using System.Text.Json;
using Crm.Criteria.Text;

namespace Crm.Criteria.Json;

/// <summary>The members of one object, each of which stands once and is known.</summary>
internal readonly struct Members
{
    private const int Most = 8;

    private readonly JsonElement element;
    private readonly CriterionReader reader;
    private readonly List<string> names;

    public Members(JsonElement element, CriterionReader reader)
    {
        this.element = element;
        this.reader = reader;
        names = new List<string>(4);
        foreach (var member in element.EnumerateObject())
        {
            var name = member.Name;
            if (names.Contains(name))
            {
                throw reader.Error($"The member '{name}' stands twice.");
            }

            if (names.Count == Most)
            {
                throw reader.Error("An object has more members than any condition or value.");
            }

            names.Add(name);
        }
    }

    public JsonElement this[string name] => element.TryGetProperty(name, out var value)
        ? value
        : throw reader.Error($"The member '{name}' is missing.", expected: [name]);

    public bool Has(string name) => names.Contains(name);

    /// <summary>The one of <paramref name="forms"/> that is a member.</summary>
    public string Form(string[] forms)
    {
        foreach (var form in forms)
        {
            if (Has(form))
            {
                return form;
            }
        }

        var nearest = names.Count == 0 ? [] : Nearest.Find(names[0], forms);
        throw reader.Error($"One of {string.Join(", ", forms)} is wanted here.{Nearest.Hint(nearest)}", expected: [.. nearest, .. forms.Except(nearest, StringComparer.Ordinal)]);
    }

    /// <summary>Refuses members that are not among <paramref name="known"/>.</summary>
    public void Only(params ReadOnlySpan<string> known)
    {
        foreach (var name in names)
        {
            if (!known.Contains(name))
            {
                var nearest = Nearest.Find(name, known.ToArray());
                throw reader.Error($"'{name}' is not a member here.{Nearest.Hint(nearest)}", expected: known.ToArray());
            }
        }
    }
}
