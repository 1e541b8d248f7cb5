using Crm.Matching.Comparing;
using Crm.Matching.Normalizing;
using Crm.Matching.Normalizing.Emails;
using Crm.Matching.Normalizing.Phones;
using Crm.Matching.Records;

namespace Crm.Matching.Tests;

public sealed class ReadmeExampleTests
{
    [Fact]
    public void The_examples_do_what_they_say()
    {
        WriteFiles();
        using var Console = new StringWriter { NewLine = "\n" };

        // <example>
        var contacts = RecordTable.LoadCsv("contacts.csv").Without("id");
        var found = RecordMatcher.Deduplicate(contacts);
        Console.WriteLine($"{found.Clusters.Count} clusters, expected precision {found.EstimatedPrecision:0.000}, recall {found.EstimatedRecall:0.000}");

        foreach (var cluster in found.Clusters.Take(1))
        {
            Console.WriteLine($"records {string.Join(" and ", cluster.Records)}");
            Console.WriteLine(found.Explain(cluster.Records[0], cluster.Records[1]));
        }

        // </example>
        Console.WriteLine();
        // <example>
        var leads = RecordTable.LoadCsv("leads.csv");
        var links = RecordMatcher.Link(contacts, leads, new() { Threads = 2 });
        var known = links.Clusters.SelectMany(cluster => cluster.Records).Where(record => record >= links.LeftRecords);
        Console.WriteLine($"{known.Count()} of {leads.Count} leads are contacts already");

        // </example>
        Console.WriteLine();
        // <example>
        var index = found.Index();
        var form = new Dictionary<string, string> { ["given_name"] = "Judith", ["surname"] = "Witham", ["date_of_birth"] = "19 March 1950", ["street"] = "24 Oakwell Rd" };
        foreach (var hit in index.Find(column => form.GetValueOrDefault(column), limit: 1))
        {
            Console.WriteLine($"record {hit.Record}, probability {hit.Probability:0.00}");
        }

        // </example>
        Console.WriteLine();
        // <example>
        var question = found.ToAsk(5)[0];
        var answered = RecordMatcher.Deduplicate(contacts, new()
        {
            Labels = [new(question.Left, question.Right, IsMatch: false)],
            Roles = found.Roles.SetItem("city", FieldRole.Ignored),
            Threshold = 0.95,
        });
        Console.WriteLine($"{answered.Clusters.Count} clusters");

        // </example>
        Console.WriteLine();
        // <example>
        Console.WriteLine(PersonNames.Parse("Dr. Smith, Bob").Given);
        Console.WriteLine(CompanyNames.Normalize("Müller & Söhne GmbH").Core);
        Console.WriteLine(EmailAddresses.TryParse("Bob.Smith+news@GMail.com", out var address) ? address.Key : "no address");
        Console.WriteLine(PhoneNumbers.TryParse("020 7946 0018", "GB", out var number) ? number.ToString() : "no number");
        Console.WriteLine($"{JaroWinkler.Similarity("martha", "marhta"):0.000}");

        // </example>
        var readme = Resource("README.md");
        foreach (var said in Console.ToString().TrimEnd().Split("\n\n"))
        {
            Assert.Contains(string.Concat(said.Split('\n').Select(line => $"// {line}\n")), readme, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_readme_shows_these_examples()
    {
        var (readme, lines) = (Resource("README.md"), Resource("ReadmeExampleTests.cs").Split('\n').ToList());
        for (int i = 0, from = 0, to; i < 5; i++, from = to)
        {
            from = lines.FindIndex(from, line => line.Trim() == "// <example>") + 1;
            to = lines.FindIndex(from, line => line.Trim() == "// </example>");
            Assert.Contains(string.Join('\n', lines[from..to].Select(line => line.Length > 8 ? line[8..] : "")).TrimEnd(), readme, StringComparison.Ordinal);
        }

        Assert.All(lines.Where(line => line.StartsWith("using Crm.", StringComparison.Ordinal)), line => Assert.Contains(line + "\n", readme, StringComparison.Ordinal));
    }

    /// <summary>300 contacts, of whom 60 are there twice; 100 leads, of whom 40 are contacts.</summary>
    private static void WriteFiles()
    {
        var people = People.WithDuplicates(31, 300);
        for (var i = 0; i < 20; i++)
        {
            var row = people.Rows[(i * 5) + 1];
            people.Add([row[0], row[1], null, null, null, null, row[6]], 0);
        }

        File.WriteAllLines("contacts.csv", [$"id,{string.Join(',', People.Names)}", .. people.Rows.Select((row, i) => $"{i},{string.Join(',', row)}")]);
        var leads = people.Rows.Take(40).Select(people.Careless).Concat(Enumerable.Range(0, 60).Select(_ => people.Someone()));
        File.WriteAllLines("leads.csv", ["first,last,born,mail,mobile,address,town", .. leads.Select(row => string.Join(',', row))]);
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(ReadmeExampleTests).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
