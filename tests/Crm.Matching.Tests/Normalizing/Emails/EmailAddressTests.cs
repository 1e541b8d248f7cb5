using Crm.Matching.Normalizing.Emails;

namespace Crm.Matching.Tests.Normalizing.Emails;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ann@example.org", "ann@example.org", "ann@example.org", null)]
    [InlineData("  Ann.Lee@Example.ORG ", "ann.lee@example.org", "ann.lee@example.org", null)]
    [InlineData("mailto:ann@example.org?subject=Hello", "ann@example.org", "ann@example.org", null)]
    [InlineData("\"Lee, Ann\" <ann@example.org>", "ann@example.org", "ann@example.org", null)]
    [InlineData("Ann Lee <mailto:ann@example.org>", "ann@example.org", "ann@example.org", null)]
    [InlineData("\"ann@example.org\"", "ann@example.org", "ann@example.org", null)]
    [InlineData("Ann Lee ann@example.org", "ann@example.org", "ann@example.org", null)]
    [InlineData("E-mail: ann@example.org.", "ann@example.org", "ann@example.org", null)]
    [InlineData("ann@example.org; bob@example.org", "ann@example.org", "ann@example.org", null)]
    [InlineData("<ann@example.org>, Bob <bob@example.org>", "ann@example.org", "ann@example.org", null)]
    [InlineData("ann+news@example.org", "ann+news@example.org", "ann@example.org", "news")]
    [InlineData("A.n.n.Lee+x+y@GoogleMail.com", "a.n.n.lee+x+y@googlemail.com", "annlee@gmail.com", "x+y")]
    [InlineData("ann-shop@yahoo.co.uk", "ann-shop@yahoo.co.uk", "ann@yahoo.co.uk", "shop")]
    [InlineData("ann.lee+a@hotmail.com", "ann.lee+a@hotmail.com", "ann.lee@hotmail.com", "a")]
    [InlineData("ann@me.com", "ann@me.com", "ann@icloud.com", null)]
    [InlineData("ann.lee@ya.ru", "ann.lee@ya.ru", "ann-lee@yandex.ru", null)]
    [InlineData("Ann_Lee@pm.me", "ann_lee@pm.me", "annlee@proton.me", null)]
    [InlineData("ann+x@qq.com", "ann+x@qq.com", "ann+x@qq.com", null)]
    [InlineData("+ann@example.org", "+ann@example.org", "+ann@example.org", null)]
    [InlineData("ann@Müller.de", "ann@xn--mller-kva.de", "ann@xn--mller-kva.de", null)]
    [InlineData("ann@XN--MLLER-KVA.de", "ann@xn--mller-kva.de", "ann@xn--mller-kva.de", null)]
    [InlineData("JOSÉ@example.org", "josé@example.org", "josé@example.org", null)]
    [InlineData("jose\u0301@example.org", "josé@example.org", "josé@example.org", null)]
    [InlineData("\"Ann\"@example.org", "ann@example.org", "ann@example.org", null)]
    [InlineData("\"Ann \\\"A\\\" Lee\"@example.org", "\"ann \\\"a\\\" lee\"@example.org", "\"ann \\\"a\\\" lee\"@example.org", null)]
    [InlineData("\"a@b\"@example.org", "\"a@b\"@example.org", "\"a@b\"@example.org", null)]
    [InlineData("o'neill@example.org", "o'neill@example.org", "o'neill@example.org", null)]
    [InlineData("ann＠example.org", "ann@example.org", "ann@example.org", null)]
    public void An_address_is_read_however_it_is_written(string text, string written, string key, string? tag)
    {
        Assert.True(EmailAddresses.TryParse(text, out var address, out var refusal), refusal.ToString());
        Assert.Equal((written, key, tag), (address.ToString(), address.Key, address.Tag));
    }

    [Theory]
    [InlineData("", EmailRefusal.NoAtSign)]
    [InlineData("none", EmailRefusal.NoAtSign)]
    [InlineData("@example.org", EmailRefusal.InvalidLocal)]
    [InlineData(".ann@example.org", EmailRefusal.InvalidLocal)]
    [InlineData("ann..lee@example.org", EmailRefusal.InvalidLocal)]
    [InlineData("\"ann@example.org", EmailRefusal.InvalidLocal)]
    [InlineData("ann@", EmailRefusal.InvalidDomain)]
    [InlineData("ann@localhost", EmailRefusal.InvalidDomain)]
    [InlineData("ann@-example.org", EmailRefusal.InvalidDomain)]
    [InlineData("ann@exa mple.org", EmailRefusal.InvalidDomain)]
    [InlineData("ann@example..org", EmailRefusal.InvalidDomain)]
    [InlineData("ann@10.0.0.1", EmailRefusal.InvalidDomain)]
    [InlineData("ann@bob@example.org", EmailRefusal.InvalidDomain)]
    public void What_is_no_address_is_refused_with_the_reason(string text, EmailRefusal expected)
    {
        Assert.False(EmailAddresses.TryParse(text, out var address, out var refusal));
        Assert.Equal((expected, null), (refusal, address));
        Assert.False(EmailAddresses.TryWriteKey(text, new char[254], out var written));
        Assert.Equal(0, written);
    }

    [Fact]
    public void An_address_keeps_the_bounds_of_the_standard()
    {
        var label = new string('d', 60);
        Assert.True(EmailAddresses.TryParse($"{new string('a', 64)}@{label}.{label}.{label}.eu", out _));
        Assert.False(EmailAddresses.TryParse($"{new string('a', 65)}@{label}.eu", out _, out var tooLongLocal));
        Assert.False(EmailAddresses.TryParse($"{new string('a', 64)}@{label}.{label}.{label}.eueueueu", out _, out var tooLong));
        Assert.Equal((EmailRefusal.InvalidLocal, EmailRefusal.TooLong), (tooLongLocal, tooLong));
    }

    [Theory]
    [InlineData("info@acme.example", true, false)]
    [InlineData("Vertrieb+messe@acme.example", true, false)]
    [InlineData("no-reply@acme.example", true, false)]
    [InlineData("ann.lee@acme.example", false, false)]
    [InlineData("ann.lee@gmail.com", false, true)]
    [InlineData("ann.lee@yahoo.com.br", false, true)]
    [InlineData("ann.lee@gmx.at", false, true)]
    [InlineData("ann.lee@yahoo.acme.example", false, false)]
    public void Task_mailboxes_and_free_providers_are_told(string text, bool role, bool free)
    {
        Assert.True(EmailAddresses.TryParse(text, out var address));
        Assert.Equal((role, free), (address.IsRole, address.IsFreeMail));
    }

    [Theory]
    [InlineData("a.nn@gmial.com", "ann@gmail.com")]
    [InlineData("ann@gmail.con", "ann@gmail.com")]
    [InlineData("ann@gmal.com", "ann@gmail.com")]
    [InlineData("ann@hotmaill.com", "ann@hotmail.com")]
    [InlineData("ann@mail.com", null)]
    [InlineData("ann@gmail.com", null)]
    [InlineData("ann@acme.example", null)]
    public void A_slip_in_a_large_providers_domain_is_offered_not_mended(string text, string? likely)
    {
        Assert.True(EmailAddresses.TryParse(text, out var address));
        Assert.Equal(likely, address.LikelyKey);
        Assert.EndsWith(text[text.IndexOf('@')..], address.ToString(), StringComparison.Ordinal);
    }
}
