namespace Crm.Matching.Comparing.Jaro;

/// <summary>The three fractions of the Jaro similarity; those of short texts from a table, whose entries are the same divisions, so both give the same bits.</summary>
internal static class Quotients
{
    /// <summary>Entries of a row of the table.</summary>
    public const int Row = 16;

    /// <summary>At <c>16 whole + part</c>: part / whole, for a part up to the whole and both below 16; 0 for nothing of nothing.</summary>
    public static readonly double[] Table = Make();

    public static double Jaro(int left, int right, int matches, int moved) => matches == 0
        ? 0
        : (((double)matches / left) + ((double)matches / right) + ((double)(matches - (moved / 2)) / matches)) / 3;

    private static double[] Make()
    {
        var table = new double[Row * Row];
        for (var whole = 1; whole < Row; whole++)
        {
            for (var part = 0; part <= whole; part++)
            {
                table[(whole * Row) + part] = (double)part / whole;
            }
        }

        return table;
    }
}
