using System.Collections.Immutable;
using Crm.Evaluation.Tables;
using Crm.Matching.Records;

namespace Crm.Evaluation.Matching;

/// <summary>Roles as the command line and JSON have them: <c>given_name</c>.</summary>
internal static class RoleNames
{
    private static readonly Dictionary<string, FieldRole> ByName = Enum.GetValues<FieldRole>().Select(role => KeyValuePair.Create(Of(role), role))
        .Append(new("surname", FieldRole.FamilyName)).ToDictionary(StringComparer.OrdinalIgnoreCase);

    public static string Of(FieldRole role) => string.Concat(role.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>Reads <c>given_name=first_name,city=town</c>: what columns mean, by name. A role may stand on either side; where both sides are roles, it is on the left.</summary>
    /// <exception cref="InputException">A part is no such pair, has no role, or a column is there twice.</exception>
    public static ImmutableDictionary<string, FieldRole> Parse(string? text)
    {
        var roles = ImmutableDictionary<string, FieldRole>.Empty;
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split('=', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } left, { Length: > 0 } right])
            {
                throw new InputException($"--roles has '{part}'; it must be a role and a column, such as given_name=first_name.");
            }

            var (role, column) = ByName.TryGetValue(left, out var first) ? (first, right) : ByName.TryGetValue(right, out var second) ? (second, left)
                : throw new InputException($"--roles has '{part}', in which there is no role; roles are {string.Join(", ", ByName.Keys)}.");
            roles = roles.ContainsKey(column) ? throw new InputException($"--roles names the column '{column}' twice.") : roles.Add(column, role);
        }

        return roles;
    }
}
