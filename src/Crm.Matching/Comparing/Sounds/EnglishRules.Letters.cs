namespace Crm.Matching.Comparing.Sounds;

/// <summary>The letters whose sound depends on their neighbours.</summary>
internal ref partial struct EnglishRules
{
    private int C()
    {
        switch (At(1))
        {
            case 'H':
                return (at == 0 && (Is(2, "R") || Is(2, "L") || Is(2, "Y") || Is(2, "OR"))) || At(2) is 'R' or 'L' or 'N' ? Say("K", 2) : Say("X", "K", 2);
            case 'Z':
                return Say("S", "X", 2);
            case 'C' when IsFront(2) && !Is(-1, "MC"):
                return at == 1 && At(-1) == 'A' ? Say("KS", 2) : Say("X", 2);
            case 'C' or 'K' or 'G' or 'Q':
                return Say("K", 2);
            case 'I' when At(2) == 'A':
                return Say("X", 2);
            case 'I' when At(2) is 'O' or 'E':
                return Say("S", "X", 2);
            default:
                return IsFront(1) ? Say("S", 2) : Say("K", 1);
        }
    }

    private int D() => At(1) switch
    {
        'G' when IsFront(2) => Say("J", 2),
        'G' => Say("TK", 2),
        'D' or 'T' => Say("T", 2),
        _ => Say("T", 1),
    };

    private int G() => At(1) switch
    {
        'H' => Gh(),
        'N' => At(2) == '\0' ? Say("N", 2) : Say("KN", "N", 2),
        'G' => IsFront(2) ? Say("J", "K", 2) : Say("K", 2),
        'E' or 'I' or 'Y' => IsHardG() ? Say("K", "J", 1) : Say("J", "K", 1),
        _ => Say("K", 1),
    };

    private readonly bool IsHardG() => at == 0
        ? Is(1, "IB") || Is(1, "IL") || Is(1, "EB") || Is(1, "EL") || Is(1, "ER") || Is(1, "EY")
        : Ends(0, "GER") || Ends(0, "GERS");

    private int Gh()
    {
        if (at == 0)
        {
            return At(2) == 'I' ? Say("J", 2) : Say("K", 2);
        }

        if (!IsVowel(-1))
        {
            return Say("K", 2);
        }

        // Laugh, cough, rough, tough; but Hugh, Vaughn, Wright.
        if (At(-1) == 'U' && At(-3) is 'C' or 'G' or 'L' or 'R' or 'T' && At(2) != 'T')
        {
            return Say("F", 2);
        }

        return IsVowel(2) ? Say("K", "H", 2) : 2;
    }

    private int J()
    {
        if (Is(0, "JOSE") && At(4) != 'P')
        {
            return Say("H", 1);
        }

        // Jan is Yan, Mejia is Mehia.
        return Say("J", at == 0 ? "A" : IsVowel(-1) && IsVowel(1) ? "H" : "J", Twice('J'));
    }

    private int S()
    {
        if (Is(-1, "ISL") || Is(-1, "YSL"))
        {
            return Say("", "S", 1);
        }

        switch (At(1))
        {
            case 'H':
                return Is(2, "EIM") || Is(2, "OLM") || Is(2, "OLZ") ? Say("S", 2) : Say("X", 2);
            case 'C' when At(2) == 'H':
                return Is(3, "OO") ? Say("SK", 3) : Say("X", at == 0 && !IsVowel(3) ? "S" : "SK", 3);
            case 'C':
                return IsFront(2) ? Say("S", 2) : Say("SK", 2);
            case 'I' when At(2) is 'O' or 'A':
                return Say("S", "X", 2);
            case 'L' or 'M' or 'N' or 'W' when at == 0:
                return Say("S", "X", 1);
            case 'Z':
                return Say("S", "X", 2);
            default:
                return Say("S", Twice('S'));
        }
    }

    private int T()
    {
        if (Is(1, "ION") || Is(1, "IA"))
        {
            return Say("X", 2);
        }

        if (Is(1, "CH"))
        {
            return Say("X", 3);
        }

        if (At(1) == 'H' || Is(1, "TH"))
        {
            var taken = At(1) == 'H' ? 2 : 3;
            return Is(taken, "OM") || Is(taken, "AM") ? Say("T", taken) : Say("0", "T", taken);
        }

        return At(1) == 'Z' ? Say("", "T", 1) : Say("T", At(1) is 'T' or 'D' ? 2 : 1);
    }

    private int W()
    {
        if (Is(0, "WICZ") || Is(0, "WITZ"))
        {
            return Say("TS", "FX", 4);
        }

        if (at == 0 && (IsVowel(1) || At(1) == 'H'))
        {
            return Say("A", IsVowel(1) ? "F" : "A", 1);
        }

        return IsVowel(-1) && (At(1) == '\0' || Is(1, "SK")) ? Say("", "F", 1) : 1;
    }

    // Silent at the end of a French name.
    private int X() => At(1) == '\0' && At(-1) == 'U' && At(-2) is 'A' or 'O' ? 1 : Say("KS", At(1) is 'X' or 'C' ? 2 : 1);

    private int Z() => At(1) == 'H' ? Say("J", 2) : Say("S", At(-1) == 'T' ? "S" : "TS", Twice('Z'));
}
