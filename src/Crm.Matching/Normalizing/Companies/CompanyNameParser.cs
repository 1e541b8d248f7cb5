namespace Crm.Matching.Normalizing;

/// <summary>Takes the words of one organisation's name apart. The steps stand in the order in which they are to be done; none takes the last word.</summary>
internal ref struct CompanyNameParser(Words words)
{
    private Words words = words;

    /// <summary>Whether an article went in front, so that other words stand together now.</summary>
    public bool HasMoved { get; private set; }

    public readonly string Text() => words.Text();

    public void LeaveOutAnds()
    {
        for (var i = words.Count - 1; i >= 0 && words.Count > 1; i--)
        {
            if (CompanyVocabulary.Ands.Has(words[i]))
            {
                words.Remove(i);
            }
        }
    }

    /// <summary>What follows on dba and the like; empty if there is no such word.</summary>
    public string TakeTradingName()
    {
        for (var i = 1; i < words.Count - 1; i++)
        {
            if (CompanyVocabulary.TradingAs(words, i) is > 0 and var count)
            {
                var second = words.Text(i + count, words.Count - i - count);
                words.Remove(i, words.Count - i);
                return second;
            }
        }

        return "";
    }

    public void Expand()
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (CompanyVocabulary.Expand(words[i]) is { } full && !words[i].SequenceEqual(full))
            {
                words.Replace(i, full);
            }
        }
    }

    /// <summary>Takes legal forms and articles from both ends until there are no more; gives the form that stood last.</summary>
    public LegalForm? Strip()
    {
        LegalForm? last = null;
        while (words.Count > 1)
        {
            if (LegalForms.Behind(words, out var count) is { } behind)
            {
                words.Remove(words.Count - count, count);
                last ??= behind;
            }
            else if (LegalForms.InFront(words, out count) is { } inFront)
            {
                words.Remove(0, count);
                last ??= inFront;
            }
            else if (CompanyVocabulary.Articles.Has(words[0]))
            {
                words.Remove(0);
            }
            else if (CompanyVocabulary.Articles.Has(words[words.Count - 1]))
            {
                words.Remove(words.Count - 1);
            }
            else if (CompanyVocabulary.MovedArticles.Has(words[words.Count - 1]) && !CompanyVocabulary.MovedArticles.Has(words[0]))
            {
                words.MoveToFront(words.Count - 1);
                HasMoved = true;
            }
            else
            {
                break;
            }
        }

        return StripGlued() ?? last;
    }

    private LegalForm? StripGlued()
    {
        LegalForm? last = null;
        for (var i = 0; i < words.Count; i++)
        {
            while (LegalForms.InWord(words[i], out var rest) is { } form)
            {
                words.Replace(i, words[i][rest]);
                last ??= form;
            }
        }

        return last;
    }
}
