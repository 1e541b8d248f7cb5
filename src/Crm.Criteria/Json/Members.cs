using System.Text.Json;
using Crm.Criteria.Text;

namespace Crm.Criteria.Json;

/// <summary>The members of one object, each of which stands once and is known.</summary>
internal readonly struct Members
{
    private readonly JsonElement element;
    private readonly CriterionReader reader;

    public Members(JsonElement element, CriterionReader reader)
    {
        this.element = element;
        this.reader = reader;
        HashSet<string>? names = null;
        foreach (var member in element.EnumerateObject())
        {
            if (!(names ??= new HashSet<string>(StringComparer.Ordinal)).Add(member.Name))
            {
                throw reader.Error($"The member '{member.Name}' stands twice.");
            }
        }
    }

    public JsonElement this[string name] => element.TryGetProperty(name, out var value)
        ? value
        : throw reader.Error($"The member '{name}' is missing.", expected: [name]);

    public bool Has(string name) => element.TryGetProperty(name, out _);

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

        var written = string.Empty;
        foreach (var member in element.EnumerateObject())
        {
            written = member.Name;
            break;
        }

        var nearest = Nearest.Find(written, forms);
        throw reader.Error($"One of {string.Join(", ", forms)} is wanted here.{Nearest.Hint(nearest)}", expected: [.. nearest, .. forms.Except(nearest, StringComparer.Ordinal)]);
    }

    /// <summary>Refuses members that are not among <paramref name="known"/>.</summary>
    public void Only(params ReadOnlySpan<string> known)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                var nearest = Nearest.Find(member.Name, known.ToArray());
                throw reader.Error($"'{member.Name}' is not a member here.{Nearest.Hint(nearest)}", expected: known.ToArray());
            }
        }
    }
}
