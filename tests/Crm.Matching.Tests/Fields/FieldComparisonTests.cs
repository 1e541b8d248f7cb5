using Crm.Matching.Fields;
using Crm.Matching.Model;
using Crm.Matching.Records;
using Crm.Matching.Tests.Blocking;
using Crm.Tests.Shared;

namespace Crm.Matching.Tests.Fields;

public sealed class FieldComparisonTests
{
    private static readonly FieldRole[] Roles = [.. Enum.GetValues<FieldRole>().Where(role => role != FieldRole.Ignored)];

    [Fact]
    public void Of_every_role_a_level_is_the_same_both_ways_and_below_that_of_the_same_value() => Law.Holds(60, seed =>
    {
        var random = new Random(seed);
        var role = Roles[random.Next(Roles.Length)];
        string[] values = [.. Enumerable.Range(0, 12).Select(_ => Value(random, role)).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)];
        var comparison = Comparisons.Of(TestColumns.Of("c", role, values));
        Assert.InRange(comparison.Levels.Count, 2, Pattern.MaxLevels - 1);
        Assert.Equal(1, comparison.Belief.Sum(), 1e-12);
        for (var a = 0; a < values.Length; a++)
        {
            for (var b = 0; b < a; b++)
            {
                Assert.InRange(comparison.Level(a, b), Pattern.Else, comparison.Levels.Count - 1);
                Assert.Equal(comparison.Level(a, b), comparison.Level(b, a));
            }
        }
    });

    [Theory]
    [InlineData(FieldRole.GivenName, "robert", "bob", "a short form or the initial")]
    [InlineData(FieldRole.GivenName, "robert", "r", "a short form or the initial")]
    [InlineData(FieldRole.GivenName, "robert", "robetr", "a letter or two apart")]
    [InlineData(FieldRole.GivenName, "robert", "alice", "nothing alike")]
    [InlineData(FieldRole.FamilyName, "smith jones", "jones", "a letter or two apart, or part of a double name")]
    [InlineData(FieldRole.BirthDate, "1980-02-03", "1980-03-02", "a digit wrong, or two or day and month swapped")]
    [InlineData(FieldRole.BirthDate, "1980-02-03", "1981-02-03", "a digit wrong, or two or day and month swapped")]
    [InlineData(FieldRole.BirthDate, "1980-02-03", "1980-02", "the same year and month, or day and month")]
    [InlineData(FieldRole.BirthDate, "1980-02-03", "1975-11-28", "nothing alike")]
    [InlineData(FieldRole.Email, "ann@one.example", "ann@other.example", "the same before the @")]
    [InlineData(FieldRole.Phone, "442079460018", "2079460018", "the same at the end")]
    [InlineData(FieldRole.Phone, "442079460018", "442079460081", "one digit wrong or two swapped")]
    public void Levels_mean_what_they_say(FieldRole role, string left, string right, string meaning)
    {
        var comparison = Comparisons.Of(TestColumns.Of("c", role, [left, right]));
        Assert.Equal(meaning, comparison.Levels[comparison.Level(0, 1) - 1]);
    }

    // A value, or one that was met with a slip, so that all levels are met.
    private static string Value(Random random, FieldRole role)
    {
        string[] some = role switch
        {
            FieldRole.BirthDate => ["1980-02-03", "1981-12-30", "1999", "2001-04", "19991231"],
            FieldRole.Email => ["ann.smith@one.example", "a.smith7@other.example", "no address"],
            FieldRole.Phone or FieldRole.Identifier or FieldRole.PostalCode or FieldRole.HouseNumber or FieldRole.Number => ["442079460018", "12345", "12", "7a"],
            _ => ["anna", "maria garcia lopez", "the old mill restaurant", "x", "ы 名"],
        };
        var value = some[random.Next(some.Length)].ToCharArray();
        for (var slips = random.Next(3); slips > 0; slips--)
        {
            value[random.Next(value.Length)] = role is FieldRole.BirthDate or FieldRole.Phone or FieldRole.Number ? (char)('0' + random.Next(10)) : (char)('a' + random.Next(26));
        }

        return role == FieldRole.Number && !double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _) ? "" : new(value);
    }
}
