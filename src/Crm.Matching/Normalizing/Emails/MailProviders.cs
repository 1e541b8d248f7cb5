using System.Collections.Frozen;

namespace Crm.Matching.Normalizing.Emails;

/// <summary>The large providers of mailboxes for everybody, by their published rules.</summary>
internal static class MailProviders
{
    private static readonly MailProvider Plain = new();
    private static readonly MailProvider Plus = new(TagMark: '+');
    private static readonly MailProvider Google = new("gmail.com", '+', ".");
    private static readonly MailProvider Apple = new("icloud.com", '+');
    private static readonly MailProvider Proton = new("proton.me", '+', ".-_");
    private static readonly MailProvider Yandex = new("yandex.ru", '+', DotIsHyphen: true);
    private static readonly MailProvider Yahoo = new(TagMark: '-');

    private static readonly FrozenDictionary<string, MailProvider>.AlternateLookup<ReadOnlySpan<char>> Domains = Table(
        (Google, "gmail.com googlemail.com"),
        (Apple, "icloud.com me.com mac.com"),
        (Proton, "proton.me protonmail.com protonmail.ch pm.me"),
        (Yandex, "ya.ru yandex.ru yandex.com yandex.by yandex.kz yandex.ua"),
        (Yahoo, "ymail.com rocketmail.com"),
        (Plus, "msn.com passport.com fastmail.com fastmail.fm posteo.de posteo.net mailbox.org hey.com tutanota.com tuta.com tuta.io runbox.com zoho.com zohomail.com mailfence.com disroot.org"),
        (Plain, "aol.com aim.com mail.com email.com mail.ru bk.ru inbox.ru list.ru internet.ru rambler.ru web.de freenet.de t-online.de arcor.de freemail.hu citromail.hu qq.com foxmail.com 163.com 126.com sina.com sina.cn "
            + "sohu.com naver.com daum.net hanmail.net nate.com rediffmail.com libero.it virgilio.it alice.it tin.it tiscali.it orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bluewin.ch wp.pl o2.pl onet.pl interia.pl "
            + "op.pl seznam.cz email.cz centrum.cz post.cz abv.bg mail.bg ukr.net i.ua meta.ua uol.com.br bol.com.br terra.com.br ig.com.br comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net "
            + "earthlink.net juno.com btinternet.com sky.com talktalk.net virginmedia.com ntlworld.com bigpond.com optusnet.com.au shaw.ca rogers.com sympatico.ca telus.net ziggo.nl kpnmail.nl planet.nl home.nl telenet.be "
            + "skynet.be hushmail.com lycos.com inbox.com inbox.lv sapo.pt walla.co.il docomo.ne.jp ezweb.ne.jp softbank.ne.jp excite.com usa.net"));

    /// <summary>Providers with a domain in each of many countries.</summary>
    private static readonly FrozenDictionary<string, MailProvider>.AlternateLookup<ReadOnlySpan<char>> Families =
        Table((Yahoo, "yahoo"), (Plus, "hotmail outlook live windowslive"), (Plain, "gmx aol"));

    /// <summary>The provider of a domain; null: it is nobody's we know, probably a company's.</summary>
    public static MailProvider? Of(ReadOnlySpan<char> domain)
    {
        if (Domains.TryGetValue(domain, out var provider))
        {
            return provider;
        }

        var dot = domain.IndexOf('.');
        return dot > 0 && Families.TryGetValue(domain[..dot], out provider) && IsCountrySuffix(domain[(dot + 1)..]) ? provider : null;
    }

    private static bool IsCountrySuffix(ReadOnlySpan<char> suffix) =>
        suffix is "com" or "net" or "org" || suffix.Length == 2 || (suffix.Length is 5 or 6 && suffix[^3] == '.' && (suffix.StartsWith("co.") || suffix.StartsWith("com.")));

    private static FrozenDictionary<string, MailProvider>.AlternateLookup<ReadOnlySpan<char>> Table(params ReadOnlySpan<(MailProvider Provider, string Domains)> rows)
    {
        var table = new Dictionary<string, MailProvider>();
        foreach (var (provider, domains) in rows)
        {
            foreach (var domain in domains.Split(' '))
            {
                table.Add(domain, provider);
            }
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
