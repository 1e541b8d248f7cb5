using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Crm.Matching.Normalizing.Dates;

/// <summary>The words of dates in English, German, French, Spanish, Italian, Dutch, Portuguese, Polish, Danish, Norwegian, Swedish, Czech, Turkish and Russian.</summary>
internal static class DateWords
{
    /// <summary>A word that means nothing for the date.</summary>
    public const int Filler = 0;

    /// <summary>A word that does not belong into a date.</summary>
    public const int Unknown = -1;

    private const int LongestWord = 16;
    private const int ShortestMonth = 3;

    /// <summary>A line a month; each name stands for its beginnings of at least three letters too.</summary>
    private const string MonthNames = """
        january januar jänner janvier enero gennaio januari janeiro styczeń stycznia leden ledna ocak январь января
        february februar feber février febrero febbraio februari fevereiro luty lutego únor února şubat февраль февраля
        march märz mrz mars marzo maart mrt março marzec marca marts březen března mart март марта
        april avril abril aprile kwiecień kwietnia duben dubna nisan апрель апреля
        may mai mayo maggio mei maio maj maja květen května mayıs май мая
        june juni juin junio giugno junho czerwiec czerwca červen června haziran июнь июня
        july juli juillet julio luglio julho lipiec lipca červenec července temmuz июль июля
        august août agosto augustus sierpień sierpnia augusti srpen srpna ağustos август августа
        september sept septembre septiembre setiembre settembre setembro wrzesień września září eylül сентябрь сентября
        october oktober octobre octubre ottobre outubro październik października říjen října ekim октябрь октября
        november novembre noviembre novembro listopad listopada listopadu kasım ноябрь ноября
        december dezember décembre diciembre dicembre dezembro grudzień grudnia desember prosinec prosince aralık декабрь декабря
        """;

    private const string Fillers = """
        st nd rd th er de del of the den der am le el di do r g г года rok roku
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
        montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
        lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim
        lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom
        lunedì martedì mercoledì giovedì venerdì sabato domenica gio sab
        maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo
        segunda terça quarta quinta sexta feira
        poniedziałek wtorek środa czwartek piątek sobota niedziela
        """;

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Table = Build().ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The month that a word means, 1 to 12; <see cref="Filler"/>; or <see cref="Unknown"/>.</summary>
    public static int Read(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
        {
            return Unknown;
        }

        Span<char> lower = stackalloc char[LongestWord];
        return Table.TryGetValue(lower[..word.ToLowerInvariant(lower)], out var meaning) ? meaning : Unknown;
    }

    private static Dictionary<string, int> Build()
    {
        var table = new Dictionary<string, int>();
        var months = Array.ConvertAll(MonthNames.Split('\n'), l => l.Split(' ').SelectMany(n => (string[])[n, Plain(n)]).ToArray());
        foreach (var filler in Fillers.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            table[filler] = table[Plain(filler)] = Filler;
        }

        for (var month = 1; month <= months.Length; month++)
        {
            foreach (var name in months[month - 1])
            {
                for (var length = ShortestMonth; length < name.Length; length++)
                {
                    table[name[..length]] = table.GetValueOrDefault(name[..length], month) is var other && (other == month || other == Filler) ? month : Unknown;
                }
            }
        }

        for (var month = 1; month <= months.Length; month++)
        {
            Array.ForEach(months[month - 1], name => table[name] = month);
        }

        return table;
    }

    /// <summary>A word without its accents.</summary>
    private static string Plain(string word) =>
        string.Concat(word.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).Normalize(NormalizationForm.FormC);
}
