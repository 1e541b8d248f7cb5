using System.IO.Compression;
using Crm.Matching.Records;
using Crm.Tests.Shared;

namespace Crm.Matching.Tests.Records;

/// <summary>Public tables, their label columns left out, with and without headers.</summary>
public sealed class RoleGuesserOnRealTables
{
    [SharedDataTheory]
    [InlineData("dedupe/febrl1.csv.gz", "Ignored GivenName FamilyName HouseNumber Address Address City PostalCode Region BirthDate Identifier")]
    [InlineData("dedupe/febrl4a.csv.gz", "Ignored GivenName FamilyName HouseNumber Address Address City PostalCode Region BirthDate Identifier")]
    [InlineData("dedupe/fake_1000.csv", "Ignored GivenName FamilyName BirthDate City Email -")]
    [InlineData("dedupe/fodors.csv", "Ignored OrganisationName Address City Phone Category")]
    [InlineData("dedupe/zagats.csv", "Ignored OrganisationName Address City Phone Category")]
    public void With_headers(string file, string roles) => Check(file, roles, withHeaders: true);

    [SharedDataTheory]
    [InlineData("dedupe/febrl1.csv.gz", "Ignored GivenName FamilyName HouseNumber Address - - PostalCode Region BirthDate Identifier")]
    [InlineData("dedupe/febrl4b.csv.gz", "Ignored GivenName FamilyName HouseNumber Address - - PostalCode Region BirthDate Identifier")]
    [InlineData("dedupe/fake_1000.csv", "Ignored GivenName FamilyName BirthDate City Email -")]
    [InlineData("dedupe/fodors.csv", "Ignored - Address City Phone -")]
    [InlineData("dedupe/zagats.csv", "Ignored - Address City Phone -")]
    public void Without_headers(string file, string roles) => Check(file, roles, withHeaders: false);

    // A role of - may be any.
    private static void Check(string file, string roles, bool withHeaders)
    {
        using var stream = File.OpenRead(SharedData.File(file));
        using Stream unpacked = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var reader = new StreamReader(unpacked);
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(',')).ToArray();
        var headers = withHeaders ? rows[0] : [.. rows[0].Select((_, i) => $"column{i + 1}")];
        var guesses = RoleGuesser.Guess(headers, column => [.. rows.Skip(1).Where(row => row.Length == rows[0].Length).Select(row => row[column])]);
        var expected = roles.Split(' ');
        Assert.Equal(expected.Select((role, i) => $"{rows[0][i]} {role}"), guesses.Select((g, i) => $"{rows[0][i]} {(expected[i] == "-" ? "-" : g.Role)}"));
    }
}
