using System.Collections.Frozen;

namespace Crm.Matching.Normalizing.Emails;

/// <summary>Names of mailboxes that belong to a task (RFC 2142, and what is usual in several languages).</summary>
internal static class EmailRoles
{
    private const string Names = """
        abuse accounting accounts admin administration administrator all billing board booking bookings career careers compliance contact contactus customercare customerservice donotreply do-not-reply editor enquiries
        enquiry everyone events feedback finance general hello help helpdesk hi hostmaster hr info information inquiries inquiry invoice invoices it jobs legal mail mailbox manager marketing media news newsletter noreply
        no-reply noc office operations order orders partner partners payroll postmaster press privacy procurement purchasing reception recruitment reservations returns root sales secretary security service services shop
        support tech team training webmaster welcome
        anfrage anfragen bestellung bewerbung buchhaltung buero datenschutz einkauf empfang geschaeftsfuehrung kontakt kundenservice personal post presse rechnung sekretariat verkauf vertrieb verwaltung zentrale
        accueil achats bonjour commandes commercial compta comptabilite direction facturation recrutement rh secretariat ventes
        administracion atencion ayuda clientes compras contabilidad contacto facturacion oficina pedidos reservas ventas
        acquisti amministrazione assistenza commerciale contabilita contatti direzione fatture ordini prenotazioni segreteria ufficio vendite
        atendimento comercial contato financeiro vendas
        administratie bestellingen boekhouding verkoop
        biuro kadry ksiegowosc sekretariat sprzedaz zamowienia
        """;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Names.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> local) => Lookup.Contains(local);
}
