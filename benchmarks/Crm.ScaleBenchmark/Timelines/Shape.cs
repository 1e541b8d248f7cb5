using System.Buffers.Binary;
using Crm.ScaleBenchmark.Searching;
using Crm.Tenancy;

namespace Crm.ScaleBenchmark.Timelines;

/// <summary>Who is there and what belongs to whom, all as functions of a number: nothing has to be kept. A few accounts are busy, some are middling, most have a hundred activities or so.</summary>
internal static class Shape
{
    public const int Accounts = 50_000;
    public const int Children = 100_000;

    /// <summary>The first accounts: of each 100 activities they have 15, the middling ones 30.</summary>
    public const int Busy = 10;
    public const int Middling = 1_010;

    /// <summary>Busy accounts of Bob's: of all sorts; without activities of its own, of which he sees 1 % for their contact's, deal's or own sake; and without any that he sees.</summary>
    public const int Bobs = 0;
    public const int BobsWithFew = 1;
    public const int BobsWithNone = 2;

    /// <summary>Of 100 records the one that Bob owns.</summary>
    public const int BobsShare = 100;

    private const int BusyChildren = 200;
    private const int MiddlingChildren = 10;
    private const int FirstOfMiddling = Busy * BusyChildren;
    private const int FirstOfOthers = FirstOfMiddling + ((Middling - Busy) * MiddlingChildren);
    private const long Begin = 1_609_459_200_000;
    private const long Years = 5L * 365 * 24 * 3_600_000;
    private static readonly Id<User>[] People = [Asking.Ann, .. Enumerable.Range(1, 19).Select(i => IdGenerator.FromName<User>($"user{i}"))];

    public static IEnumerable<Id<User>> Everybody => [.. People, Asking.Bob];

    public static Guid Account(int number) => IdOf(1, number, Begin + number);

    public static Guid Contact(int number) => IdOf(2, number, Begin + number);

    public static Guid Deal(int number) => IdOf(3, number, Begin + number);

    public static Guid IdOf(ulong sort, long number, long milliseconds)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Mix((sort << 40) ^ (ulong)number));
        BinaryPrimitives.WriteInt64BigEndian(bytes, (milliseconds << 16) | 0x7000 | bytes[8]);
        bytes[8] = (byte)(0x80 | (bytes[9] & 0x3F));
        return new(bytes, bigEndian: true);
    }

    /// <summary>When the n-th of so many activities was made, in milliseconds: one after the other within five years.</summary>
    public static long MadeAt(long number, long count) => Begin + (long)((double)Years * number / count);

    /// <summary>The account of a contact or a deal.</summary>
    public static int AccountOf(int child) => child switch
    {
        < FirstOfMiddling => child / BusyChildren,
        < FirstOfOthers => Busy + ((child - FirstOfMiddling) / MiddlingChildren),
        _ => Middling + ((child - FirstOfOthers) % (Accounts - Middling)),
    };

    /// <summary>One of the contacts or deals of an account: a busy one has many, most have one or two.</summary>
    public static int ChildOf(int account, uint dice)
    {
        if (account < Middling)
        {
            var many = account < Busy ? BusyChildren : MiddlingChildren;
            return (int)(dice % (uint)many) + (account < Busy ? account * many : FirstOfMiddling + ((account - Busy) * many));
        }

        var first = FirstOfOthers + account - Middling;
        var second = first + Accounts - Middling;
        return second < Children && dice % 2 == 1 ? second : first;
    }

    public static Guid OwnerOfAccount(int account) => Owner(account, account is Bobs or BobsWithFew or BobsWithNone || (account >= Busy && account % BobsShare == 50));

    public static Guid OwnerOfChild(int child) => Owner(child, child % BobsShare == 0 && AccountOf(child) != BobsWithNone);

    public static Guid Owner(long number, bool isBobs) => isBobs ? Asking.Bob.Value : People[number % People.Length].Value;

    /// <summary>SplitMix64: as good as dice, and the same for the same number.</summary>
    public static ulong Mix(ulong number)
    {
        number = (number + 1) * 0x9E3779B97F4A7C15;
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }
}
