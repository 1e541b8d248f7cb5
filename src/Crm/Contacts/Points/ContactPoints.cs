namespace Crm.Contacts;

/// <summary>What e-mail addresses and phone numbers have to look like.</summary>
internal static class ContactPoints
{
    /// <summary>The longest address that mail can be sent to (RFC 5321, 4.5.3.1.3, without the brackets).</summary>
    public const int EmailLength = 254;

    /// <summary>Room for a number with its extension and remarks.</summary>
    public const int PhoneLength = 50;

    private const int FewestDigits = 3;

    /// <summary>Whether it has one <c>@</c> between parts without blanks: what can be told without sending mail.</summary>
    public static bool IsEmail(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < address.Length - 1 && address.IndexOf('@', at + 1) < 0 && !address.Any(char.IsWhiteSpace);
    }

    /// <summary>The digits of a number, in their order, as ASCII.</summary>
    public static string DigitsOf(string number) => string.Concat(number.Where(char.IsDigit).Select(c => (char)('0' + (int)char.GetNumericValue(c))));

    public static bool IsPhone(string number) => number.Count(char.IsDigit) >= FewestDigits;

    public static void Check(string? email, string? phone, ICollection<FieldError> errors)
    {
        if (email is { Length: > 0 } && !IsEmail(email))
        {
            errors.Add(new("email", "not_an_email", "An e-mail address is two parts with one @ between them, without blanks."));
        }

        if (phone is { Length: > 0 } && !IsPhone(phone))
        {
            errors.Add(new("phone", "not_a_phone", $"A phone number has at least {FewestDigits} digits."));
        }
    }
}
