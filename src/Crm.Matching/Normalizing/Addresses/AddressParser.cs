namespace Crm.Matching.Normalizing;

/// <summary>Takes the words of one address apart.</summary>
internal ref struct AddressParser(Words words)
{
    private const int MostDigitsBehind = 4;

    private Words words = words;
    private string houseNumber = "";
    private string unit = "";
    private string postBox = "";

    /// <summary>Whether the text of the parts may have to be taken apart again: a number was the street's name, words that stood apart are now together.</summary>
    public bool IsToBeReadAgain { get; private set; }

    public StreetAddress Parse()
    {
        LeaveOutAnds();
        TakePostBoxes();
        TakeUnits();
        LeaveOutNumberSigns();
        Expand();
        var rest = "";
        if (!TakeNumberInFront())
        {
            rest = TakeNumberBehind();
        }

        Reduce();
        GiveBackOrdinal();
        if (rest.Length == 0 && EndOfStreet() is var end && end < words.Count)
        {
            rest = words.Text(end, words.Count - end);
            words.Remove(end, words.Count - end);
        }

        IsToBeReadAgain |= rest.Length > 0;
        return new(houseNumber, words.Text(), unit, postBox, rest);
    }

    private static bool HasDigit(ReadOnlySpan<char> word) => word.ContainsAnyInRange('0', '9');

    // Digits and at most one letter behind.
    private static bool IsNumber(ReadOnlySpan<char> word)
    {
        var digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits]))
        {
            digits++;
        }

        return digits == word.Length || (digits > 0 && digits == word.Length - 1);
    }

    private static string Add(string before, string more) => before.Length == 0 ? more : $"{before} {more}";

    // The sign & is a blank already.
    private void LeaveOutAnds()
    {
        for (var i = words.Count - 1; i >= 0 && words.Count > 1; i--)
        {
            if (words[i] is "and")
            {
                words.Remove(i);
            }
        }
    }

    private void TakePostBoxes()
    {
        Span<char> joined = stackalloc char[24];
        for (var i = 0; i < words.Count; i++)
        {
            for (var count = Math.Min(3, words.Count - i - 1); count > 0; count--)
            {
                if (HasDigit(words[i + count]) && StreetVocabulary.IsBox(words.Joined(i, count, joined)))
                {
                    postBox = Add(postBox, words[i + count].ToString());
                    words.Remove(i, count + 1);
                    count = Math.Min(3, words.Count - i - 1) + 1;
                }
            }
        }
    }

    private void TakeUnits()
    {
        for (var i = 0; i < words.Count - 1; i++)
        {
            if (!StreetVocabulary.IsUnit(words[i]))
            {
                continue;
            }

            var sign = i + 2 < words.Count && StreetVocabulary.IsNumberSign(words[i + 1]) ? 1 : 0;
            if (HasDigit(words[i + 1 + sign]) || words[i + 1 + sign].Length == 1)
            {
                unit = Add(unit, words[i + 1 + sign].ToString());
                words.Remove(i, 2 + sign);
                i = -1;
            }
        }
    }

    private void LeaveOutNumberSigns()
    {
        for (var i = words.Count - 2; i >= 0; i--)
        {
            if (IsNumber(words[i + 1]) && (StreetVocabulary.IsNumberSign(words[i]) || (i > 0 && words[i] is "n")))
            {
                words.Remove(i);
            }
        }
    }

    private void Expand()
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] is "st")
            {
                words.Replace(i, IsSaint(i) ? "saint" : "street");
            }
            else if (i + 1 < words.Count && words[i].Length == 1 && words[i + 1] is "le" or "za" or "so" or "go")
            {
                // V.le, P.za, C.so, L.go
                GlueItalian(i);
            }
            else if (StreetVocabulary.Expand(words[i]) is { } full)
            {
                // Behind the word for a unit a written ordinal stays, or it would become the unit's number.
                words.Replace(i, i > 0 && HasDigit(full) && StreetVocabulary.IsUnit(words[i - 1]) ? words[i].ToString() : full);
            }
            else
            {
                Detach(i);
            }
        }
    }

    private void GlueItalian(int at)
    {
        if ((words[at][0], words[at + 1][0]) is ('v', 'l') or ('p', 'z') or ('c', 's') or ('l', 'g'))
        {
            words.Glue(at);
        }

        if (StreetVocabulary.Expand(words[at]) is { } full)
        {
            words.Replace(at, full);
        }
    }

    // St before a name: at the beginning, or after the kind of street.
    private readonly bool IsSaint(int at) =>
        at + 1 < words.Count && !HasDigit(words[at + 1]) && !StreetVocabulary.IsKind(words[at + 1]) && !StreetVocabulary.IsUnit(words[at + 1])
        && (at == 0 || HasDigit(words[at - 1]) || words[at - 1] is "rue" || StreetVocabulary.IsKind(words[at - 1]));

    // Hauptstr., Hauptstraße, Hoofdstraat: the kind becomes a word.
    private void Detach(int at)
    {
        var word = words[at];
        foreach (var (ending, kind) in (ReadOnlySpan<(string, string)>)[("strasse", "street"), ("straat", "straat"), ("str", "street")])
        {
            if (word.Length > ending.Length + 1 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                if (words.TryInsert(at + 1, kind))
                {
                    words.Replace(at, word[..^ending.Length]);
                }

                return;
            }
        }
    }

    private bool TakeNumberInFront()
    {
        var count = 0;
        while (count < words.Count && IsNumber(words[count]))
        {
            count++;
        }

        if (count == 0)
        {
            return false;
        }

        GlueLetter(count - 1);
        houseNumber = words.Text(0, count);
        words.Remove(0, count);
        return true;
    }

    // What follows on the number is not the street any more.
    private string TakeNumberBehind()
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (IsNumber(words[i]) && words[i].TrimEnd("abcdefghijklmnopqrstuvwxyz").Length <= MostDigitsBehind && !StreetVocabulary.IsNumbered(words[i - 1]))
            {
                GlueLetter(i);
                houseNumber = words[i].ToString();
                var rest = words.Text(i + 1, words.Count - i - 1);
                words.Remove(i, words.Count - i);
                IsToBeReadAgain |= words[0].Length == 1;
                return rest;
            }
        }

        return "";
    }

    // 12 a is 12a, unless A Street follows.
    private void GlueLetter(int number)
    {
        if (number + 1 < words.Count && char.IsAsciiDigit(words[number][^1]) && words[number + 1] is [>= 'a' and <= 'h'] && (number + 2 == words.Count || !StreetVocabulary.IsKind(words[number + 2])))
        {
            words.Glue(number);
            IsToBeReadAgain = true;
        }
    }

    private void Reduce()
    {
        for (var i = 1; i < words.Count && houseNumber.Length > 0; i++)
        {
            if (StreetVocabulary.IsReduced(words[i]))
            {
                words.Remove(i, words.Count - i);
            }
        }
    }

    // 5 Avenue has no number: it is the fifth.
    private void GiveBackOrdinal()
    {
        var last = houseNumber.AsSpan(houseNumber.LastIndexOf(' ') + 1);
        if (last.IsEmpty || words.Count == 0 || !char.IsAsciiDigit(last[^1]) || !StreetVocabulary.IsKind(words[0]) || !(words.Count == 1 || (words.Count == 2 && StreetVocabulary.IsDirection(words[1]))))
        {
            return;
        }

        var ending = last is [.., '1', _] ? "th" : last[^1] switch { '1' => "st", '2' => "nd", '3' => "rd", _ => "th" };
        if (words.TryInsert(0, $"{last}{ending}"))
        {
            houseNumber = houseNumber[..^last.Length].TrimEnd();
            IsToBeReadAgain = true;
        }
    }

    // Behind the first kind of street that has a name before it, and a direction after.
    private readonly int EndOfStreet()
    {
        var end = 1;
        while (end < words.Count && !StreetVocabulary.IsKind(words[end]))
        {
            end++;
        }

        while (end < words.Count && (StreetVocabulary.IsKind(words[end]) || StreetVocabulary.IsDirection(words[end])))
        {
            end++;
        }

        return end;
    }
}
