using Crm.Matching.Records.RoleGuessing;

namespace Crm.Matching.Records;

/// <summary>Guesses what the columns of a table mean, from their names in several languages and from their values. What the values show beyond doubt counts more than a name.</summary>
public static class RoleGuesser
{
    /// <summary>
    /// A role for each column. A few hundred values of each suffice; at most 5,000 are looked at. Labels that are not to be compared must be left out by the caller: nothing tells them from other numbers. O(number of values).
    /// </summary>
    /// <param name="columns">The names; <c>c1</c>, <c>c2</c> or empty ones say nothing and do no harm.</param>
    /// <param name="values">Values of a column, by its place: a sample, records as they come; null and blank ones are missing.</param>
    /// <returns>One guess for each column, in their order.</returns>
    public static IReadOnlyList<RoleGuess> Guess(IReadOnlyList<string> columns, Func<int, IReadOnlyList<string?>> values)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(values);
        var hints = columns.Select(ColumnHint.Of).ToArray();
        var profiles = Enumerable.Range(0, columns.Count).Select(i => new ColumnProfile(values(i))).ToArray();
        var guesses = new RoleGuess[columns.Count];
        for (var i = 0; i < guesses.Length; i++)
        {
            var (role, reason) = One(hints[i], profiles[i], hints);
            guesses[i] = new(columns[i], role, reason);
        }

        NameTheRest(guesses, hints, profiles);
        return guesses;
    }

    private static (FieldRole Role, string Reason) One(ColumnHint hint, ColumnProfile profile, ColumnHint[] all)
    {
        if (profile.Count == 0)
        {
            return (FieldRole.Ignored, "no record has a value");
        }

        if (ContentRoles.Certain(profile) is { } certain)
        {
            return certain;
        }

        if (hint.IsId)
        {
            return profile.DistinctShare == 1
                ? (FieldRole.Ignored, "it is called an id, and each value stands once")
                : (FieldRole.Identifier, "it is called an id, and values repeat");
        }

        if (hint.IsName && NameRole(profile, all) is { } name)
        {
            return name;
        }

        if (hint.Role is { } role)
        {
            if (role == FieldRole.Identifier && profile.IsSerial)
            {
                return (FieldRole.Ignored, "its values number the records");
            }

            if (role == FieldRole.FullName && profile.Organisation > profile.FullName && profile.Organisation >= 0.3)
            {
                return (FieldRole.OrganisationName, "its name speaks of a person, its values of organisations");
            }

            if (ContentRoles.Permits(profile, role))
            {
                return (role, "its name says so, and its values do not speak against it");
            }

            var (likely, reason) = ContentRoles.Likely(profile);
            return (likely, $"its name says {role}, but {reason}");
        }

        return ContentRoles.Likely(profile);
    }

    // Beside a surname, "name" is the first; beside a first name, the last; alone it is a person's or an organisation's.
    private static (FieldRole Role, string Reason)? NameRole(ColumnProfile profile, ColumnHint[] all)
    {
        if (!ContentRoles.Permits(profile, FieldRole.OrganisationName))
        {
            return null;
        }

        if (profile.Organisation < 0.3 && ContentRoles.Permits(profile, FieldRole.GivenName))
        {
            if (Has(all, FieldRole.FamilyName) && !Has(all, FieldRole.GivenName))
            {
                return (FieldRole.GivenName, "it is a name, and another column is the family name");
            }

            if (Has(all, FieldRole.GivenName) && !Has(all, FieldRole.FamilyName))
            {
                return (FieldRole.FamilyName, "it is a name, and another column is the given name");
            }
        }

        return profile.FullName >= 0.35 && profile.FullName > profile.Organisation ? (FieldRole.FullName, "it is a name, and many of its values have a known given name")
            : (FieldRole.OrganisationName, "it is a name, and its values are not those of persons");
    }

    // A text beside given names that is of single words, mostly different ones, is the family name.
    private static void NameTheRest(RoleGuess[] guesses, ColumnHint[] hints, ColumnProfile[] profiles)
    {
        var given = Array.FindIndex(guesses, guess => guess.Role == FieldRole.GivenName);
        if (given < 0 || Array.Exists(guesses, guess => guess.Role is FieldRole.FamilyName or FieldRole.FullName))
        {
            return;
        }

        var open = Enumerable.Range(0, guesses.Length)
            .Where(i => hints[i] == default && guesses[i].Role is FieldRole.Text or FieldRole.GivenName or FieldRole.City && i != given && profiles[i] is { Letters: > 0.9, MeanWords: < 1.4, MeanLength: < 20, DistinctShare: > 0.1 })
            .OrderBy(i => Math.Abs(i - given))
            .ToArray();
        if (open.Length > 0)
        {
            guesses[open[0]] = guesses[open[0]] with { Role = FieldRole.FamilyName, Reason = $"single words beside the given names in '{guesses[given].Column}'" };
        }
    }

    private static bool Has(ColumnHint[] hints, FieldRole role) => Array.Exists(hints, hint => hint.Role == role);
}
