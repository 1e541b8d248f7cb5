namespace Crm.Tests.Data;

/// <summary>CSV read one character after the other, as plainly as can be.</summary>
internal static class CsvByCharacter
{
    /// <returns>Each record as its line, a colon, and its fields with a bar between, <c>q</c> before those in quotes and <c>p</c> before the others; last, where the text is wrong, the line that says so.</returns>
    public static List<string> Read(string text, char delimiter)
    {
        var (records, line, place) = (new List<string>(), 1, 0);
        while (place < text.Length)
        {
            var (begun, fields) = (line, new List<string>());
            while (true)
            {
                if (Field(text, delimiter, ref place, ref line, out var opened) is not { } field)
                {
                    return [.. records, $"Line {opened}"];
                }

                fields.Add(field);
                if (place == text.Length || text[place] != delimiter)
                {
                    break;
                }

                place++;
            }

            if (place < text.Length)
            {
                place += text[place] == '\r' && place + 1 < text.Length && text[place + 1] == '\n' ? 2 : 1;
                line++;
            }

            if (fields is not ["p"])
            {
                records.Add($"{begun}: {string.Join('|', fields)}");
            }
        }

        return records;
    }

    /// <returns>The field; null: it is wrong at the line <paramref name="at"/>.</returns>
    private static string? Field(string text, char delimiter, ref int place, ref int line, out int at)
    {
        at = line;
        var value = "";
        if (place == text.Length || text[place] != '"')
        {
            while (place < text.Length && text[place] != delimiter && text[place] is not ('\r' or '\n'))
            {
                if (text[place] == '"')
                {
                    return null;
                }

                value += text[place++];
            }

            return "p" + value;
        }

        for (place++; place < text.Length; place++)
        {
            if (text[place] != '"')
            {
                value += text[place];
                line += text[place] == '\n' || (text[place] == '\r' && !(place + 1 < text.Length && text[place + 1] == '\n')) ? 1 : 0;
                continue;
            }

            if (place + 1 < text.Length && text[place + 1] == '"')
            {
                value += text[place++];
                continue;
            }

            place++;
            at = line;
            return place == text.Length || text[place] == delimiter || text[place] is '\r' or '\n' ? "q" + value : null;
        }

        return null;
    }
}
