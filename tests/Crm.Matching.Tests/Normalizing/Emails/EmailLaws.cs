using Crm.Matching.Normalizing.Emails;

namespace Crm.Matching.Tests.Normalizing.Emails;

public sealed class EmailLaws
{
    private static readonly string[] Pieces =
    [
        "a", "B", "ann", "@", "@", "@gmail.com", "@yahoo.de", "@ya.ru", "@pm.me", "@example.org", "@münchen.de", ".", "..", "+", "-", "_", "\"", "\\", "<", ">", " ", "mailto:", "?", "'", "é", "e\u0301", "İ", "ß", "ς", "\ud800",
        "＠", ",", ";", "[", "xn--", "com", "1", ".org", "\u0345", "`",
    ];

    [Fact]
    public void Whatever_the_text_nothing_is_thrown_and_an_address_read_again_is_the_same() => TextLaws.HoldFor(Pieces, text =>
    {
        var room = new char[EmailAddresses.MaximumLength];
        var written = EmailAddresses.TryWriteKey(text, room, out var length);
        if (!EmailAddresses.TryParse(text, out var address))
        {
            return !written && length == 0;
        }

        _ = address.LikelyKey;
        return written && room.AsSpan(0, length).SequenceEqual(address.Key)
            && EmailAddresses.TryParse(address.ToString(), out var again) && again == address
            && EmailAddresses.TryParse(address.Key, out var key) && key.Key == address.Key && key.Tag is null
            && address.ToString().Length <= EmailAddresses.MaximumLength && address.Local.Length <= 64;
    });

    [Fact]
    public void Case_and_what_stands_around_change_nothing() => TextLaws.HoldFor(Pieces, text =>
        !EmailAddresses.TryParse(text, out var address)
        || ((!address.ToString().All(char.IsAscii) || (EmailAddresses.TryParse(address.ToString().ToUpperInvariant(), out var upper) && upper == address))
            && EmailAddresses.TryParse($"  <{address}> ", out var bracketed) && bracketed == address
            && EmailAddresses.TryParse($"mailto:{address}", out var scheme) && scheme == address));
}
