using System.Globalization;
using System.Text;

namespace Crm.Records;

/// <summary>How the name of a property becomes the name of a field and of a column.</summary>
internal static class Names
{
    /// <summary><c>CloseDate</c> -> <c>closeDate</c>.</summary>
    public static string Field(string property) => string.Create(property.Length, property, static (span, p) =>
    {
        p.CopyTo(span);
        span[0] = char.ToLowerInvariant(span[0]);
    });

    /// <summary><c>CloseDate</c> -> <c>close_date</c>.</summary>
    public static string Column(string property)
    {
        var text = new StringBuilder(property.Length + 4);
        foreach (var c in property)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLower(c, CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
