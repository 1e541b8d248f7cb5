using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>A column of one source, or two that belong together.</summary>
/// <param name="Name">Its name in the left source.</param>
/// <param name="Role">What it means.</param>
/// <param name="Texts">Its values as they came, source by source.</param>
internal sealed record SourceColumn(string Name, FieldRole Role, string?[][] Texts)
{
    /// <summary>Some values, spread over the records, that say what the column holds; missing ones left out.</summary>
    public List<string> Sample(int most)
    {
        var sample = new List<string>();
        foreach (var texts in Texts)
        {
            var step = Math.Max(1, texts.Length / most);
            for (var r = 0; r < texts.Length && sample.Count < most * Texts.Length; r += step)
            {
                if (!string.IsNullOrWhiteSpace(texts[r]))
                {
                    sample.Add(texts[r]!);
                }
            }
        }

        return sample;
    }
}
