namespace Crm.Matching.Normalizing;

/// <summary>Takes the words of one name apart: titles from the front, suffixes from behind, then the order.</summary>
internal ref struct PersonNameParser(NameWords words)
{
    private const int LongName = 3;

    private NameWords words = words;
    private string titles = "";
    private string suffix = "";
    private bool hasChanged;

    /// <summary>Whether the text of the parts may have to be taken apart again: titles and suffixes may have hidden others, commas and hyphens are gone, words stand in another order.</summary>
    public readonly bool IsToBeReadAgain => hasChanged || titles.Length + suffix.Length > 0 || words.HasSigns;

    public PersonName Whole()
    {
        TakeAffixes();
        if (words.Count == 0)
        {
            return new(titles, "", "", "", suffix);
        }

        var (family, count) = FindFamily();
        if (count == 0)
        {
            var only = words.Join("", 0, 1);
            return titles.Length == 0 && GivenNames.Contains(only) ? new(titles, only, "", "", suffix) : new(titles, "", "", only, suffix);
        }

        hasChanged |= family == 0;
        var familyName = words.Take("", family, count);
        var particles = words.Count;
        while (family == 0 && particles > 1 && words[particles - 1].IsLower && NameVocabulary.Particles.Has(words.Text(particles - 1)))
        {
            particles--;
        }

        if (particles < words.Count)
        {
            familyName = $"{words.Take("", particles, words.Count - particles)} {familyName}";
        }

        return new(titles, words.Join("", 0, Math.Min(1, words.Count)), words.Join("", 1, words.Count - 1), familyName, suffix);
    }

    /// <summary>A given or family name that stands alone.</summary>
    public string Part()
    {
        TakeAffixes();
        return words.Join("", 0, words.Count);
    }

    private void TakeAffixes()
    {
        TakeTitles();
        TakeSuffixes();
        for (var i = 0; i < words.Count - 1; i++)
        {
            if (words[i].Segment == words[i + 1].Segment && words[i + 1].Length > 2
                && (NameVocabulary.Glued.Has(words.Text(i)) || (words.Text(i) is "o" && NameVocabulary.AfterO.Has(words.Text(i + 1)))))
            {
                words.Glue(i);
                hasChanged = true;
            }
        }
    }

    private void TakeTitles()
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!words.IsFirstOfSegment(i))
            {
                continue;
            }

            while (i < words.Count && words.Count > 1 && IsTitle(i))
            {
                titles = words.Take(titles, i, 1);
            }
        }
    }

    private readonly bool IsTitle(int word)
    {
        var text = words.Text(word);
        return NameVocabulary.Titles.Has(text)
            || (titles.Length > 0 && NameVocabulary.TitleTails.Has(text) && words.Count > 2)
            || (NameVocabulary.WeakTitles.Has(text) && words.Count > 2);
    }

    private void TakeSuffixes()
    {
        // From the end of each segment as far as there are suffixes.
        for (var end = words.Count - 1; end >= 0; end--)
        {
            while (end >= 0 && words.Count > 1 && words.IsLastOfSegment(end) && SuffixLength(end) is > 0 and var length)
            {
                var before = suffix;
                suffix = words.Take("", end - length + 1, length);
                suffix = before.Length == 0 ? suffix : $"{suffix} {before}";
                end -= length;
            }
        }
    }

    private readonly int SuffixLength(int last)
    {
        var text = words.Text(last);
        if (NameVocabulary.Suffixes.Has(text)
            || (NameVocabulary.LongNameSuffixes.Has(text) && words.Count > LongName - 1 && !words.IsFirstOfSegment(last))
            || (words[last].Segment > 0 && words.IsFirstOfSegment(last) && NameVocabulary.OwnSegmentSuffixes.Has(text)))
        {
            return 1;
        }

        Span<char> joined = stackalloc char[8];
        for (var count = 2; count <= 3 && words.Count > count + 1 && last - count + 1 >= 0; count++)
        {
            if (words[last - count + 1].Segment != words[last].Segment)
            {
                break;
            }

            var length = 0;
            for (var i = last - count + 1; i <= last && length + words[i].Length <= joined.Length; i++)
            {
                words.Text(i).CopyTo(joined[length..]);
                length += words[i].Length;
            }

            if (words[last].Length <= 3 && NameVocabulary.SpelledSuffixes.Has(joined[..length]))
            {
                return count;
            }
        }

        return 0;
    }

    // Where the family name begins and how many words it has; none: there is one word alone.
    private readonly (int First, int Count) FindFamily()
    {
        var segment = words[0].Segment;
        if (words[words.Count - 1].Segment != segment)
        {
            var end = 1;
            while (words[end].Segment == segment)
            {
                end++;
            }

            return (0, end);
        }

        return words.Count == 1 ? (0, 0) : InCapitals() is { Count: > 0 } capitals ? capitals : ByParticle();
    }

    private readonly (int First, int Count) InCapitals()
    {
        var (front, behind, small) = (0, 0, 0);
        while (front < words.Count && words[front].IsUpper)
        {
            front++;
        }

        while (behind < words.Count && words[words.Count - 1 - behind].IsUpper)
        {
            behind++;
        }

        for (var i = 0; i < words.Count; i++)
        {
            small += !words[i].IsUpper && words[i].Length > 1 ? 1 : 0;
        }

        // Two letters in front are initials: JP Morgan.
        return small == 0 ? (0, 0) : behind > 0 ? (words.Count - behind, behind) : front > 1 || (front > 0 && words[0].Length > 2) ? (0, front) : (0, 0);
    }

    private readonly (int First, int Count) ByParticle()
    {
        for (var i = 1; i < words.Count - 1; i++)
        {
            if (IsParticle(i))
            {
                // Ortega y Gasset begins before its particle.
                var first = words.Text(i) is "y" or "e" && i > 1 ? i - 1 : i;
                return (first, words.Count - first);
            }
        }

        return (words.Count - 1, 1);
    }

    private readonly bool IsParticle(int word) =>
        !words[word].IsDotted && (NameVocabulary.Particles.Has(words.Text(word)) ? words.Text(word) is not "o" : words[word].IsLower && NameVocabulary.SmallParticles.Has(words.Text(word)));
}
