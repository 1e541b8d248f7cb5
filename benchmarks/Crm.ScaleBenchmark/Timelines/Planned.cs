using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Crm.ScaleBenchmark.Timelines;

/// <summary>An activity to be: the n-th of so many.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Planned(Guid Id, int Sort, Guid Owner, int Account, int Contact, int Deal, int Participant, long Made, long At)
{
    private const long Hour = 3_600_000_000;

    public Links Links => Timelines.Sort.All[Sort].Links;

    /// <summary>Of ten activities one has another contact of the account taking part.</summary>
    public bool HasParticipant => Participant >= 0;

    public Guid ParticipantId => Shape.IdOf(5, Made, Made / 1_000);

    public static Planned Of(long number, long count)
    {
        var dice = Shape.Mix((ulong)number);
        var more = Shape.Mix(dice);
        var most = Shape.Mix(more);
        var account = (uint)(dice % 100) switch
        {
            < 15 => (int)(more % Shape.Busy),
            < 45 => Shape.Busy + (int)(more % (Shape.Middling - Shape.Busy)),
            _ => Shape.Middling + (int)(more % (Shape.Accounts - Shape.Middling)),
        };
        var sort = Timelines.Sort.Of((uint)((dice >> 8) % 100), (uint)((dice >> 16) % 100), account is Shape.BobsWithFew or Shape.BobsWithNone);
        var milliseconds = Shape.MadeAt(number, count);
        var late = Timelines.Sort.All[sort] is { Move: not null, Kind: not "email" } or { Begins: true } ? (long)((dice >> 32) % 240) * Hour : 0;
        return new(
            Shape.IdOf(4, number, milliseconds),
            sort,
            Shape.Owner((long)(most % 1_000_003), (dice >> 24) % Shape.BobsShare == 0 && account != Shape.BobsWithNone),
            account,
            Shape.ChildOf(account, (uint)(more >> 32)),
            Shape.ChildOf(account, (uint)most),
            (dice >> 40) % 10 == 0 ? Shape.ChildOf(account, (uint)(most >> 32)) : -1,
            milliseconds * 1_000,
            (milliseconds * 1_000) + late);
    }

    /// <summary>On whose timelines it stands: of what it is about, of who takes part, and of the account of these.</summary>
    public int Places(Span<Guid> places)
    {
        var count = 0;
        places[count++] = Shape.Account(Account);
        if (Links.HasFlag(Links.Contact))
        {
            places[count++] = Shape.Contact(Contact);
        }

        if (Links.HasFlag(Links.Deal))
        {
            places[count++] = Shape.Deal(Deal);
        }

        if (HasParticipant && !(Links.HasFlag(Links.Contact) && Participant == Contact))
        {
            places[count++] = Shape.Contact(Participant);
        }

        return count;
    }

    /// <summary>The id of an entry of a timeline, as the CRM makes it.</summary>
    public static Guid EntryId(Guid activity, Guid record)
    {
        Span<byte> both = stackalloc byte[32];
        activity.TryWriteBytes(both, bigEndian: true, out _);
        record.TryWriteBytes(both[16..], bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(both, hash);
        hash[..8].CopyTo(both[8..]);
        return new(both[..16], bigEndian: true);
    }
}
