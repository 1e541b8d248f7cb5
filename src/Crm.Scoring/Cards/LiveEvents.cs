using System.Runtime.InteropServices;

namespace Crm.Scoring.Cards;

/// <summary>
/// The events of a linear or window decay that still count, by time, with running counts and sums of times in whole numbers: any question is answered without a walk and without drift. An event that comes in order is
/// added in amortised O(1), one that comes late in O(later events); a question takes O(log events).
/// </summary>
internal sealed class LiveEvents(Decay decay)
{
    private readonly long length = decay.Length.Ticks;
    private readonly bool isLinear = decay.Kind == DecayKind.Linear;
    private Entry[] entries = [];
    private int first;
    private int end;

    // What left the front stays in the running sums.
    private Entry before;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(long At, long Count, Int128 Times);

    public IEnumerable<(long At, long Count)> All
    {
        get
        {
            for (var i = first; i < end; i++)
            {
                yield return (entries[i].At, entries[i].Count - Previous(i).Count);
            }
        }
    }

    public void Add(long at, long count)
    {
        if (end > first && entries[end - 1].At - at >= length)
        {
            return;
        }

        var place = end;
        while (place > first && entries[place - 1].At > at)
        {
            place--;
        }

        if (place == first || entries[place - 1].At < at)
        {
            MakeRoom(ref place);
            var previous = Previous(place);
            entries[place] = previous with { At = at };
            place++;
        }

        for (var i = place - 1; i < end; i++)
        {
            var entry = entries[i];
            entries[i] = entry with { Count = entry.Count + count, Times = entry.Times + (Int128)at * count };
        }

        var gone = FirstLive(entries[end - 1].At);
        if (gone > first)
        {
            (before, first) = (entries[gone - 1], gone);
        }
    }

    /// <summary>The decayed number of events at a time; before the latest event, as of that event.</summary>
    public double Sum(long now)
    {
        if (first == end)
        {
            return 0;
        }

        var last = entries[end - 1];
        now = Math.Max(now, last.At);
        var live = FirstLive(now);
        if (live == end)
        {
            return 0;
        }

        var gone = Previous(live);
        var count = last.Count - gone.Count;
        return isLinear ? Math.Max(0, count - (double)((Int128)now * count - (last.Times - gone.Times)) / length) : count;
    }

    private Entry Previous(int i) => i == first ? before : entries[i - 1];

    private int FirstLive(long now)
    {
        if (first < end && entries[first].At > now - length)
        {
            return first;
        }

        var (low, high) = (first, end);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = entries[middle].At > now - length ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private void MakeRoom(ref int place)
    {
        if (end == entries.Length)
        {
            // Move what lives to the front; grow when more than half of the room is taken.
            var live = end - first;
            var target = live * 2 > entries.Length || entries.Length == 0 ? new Entry[Math.Max(4, entries.Length * 2)] : entries;
            Array.Copy(entries, first, target, 0, live);
            (entries, place, first, end) = (target, place - first, 0, live);
        }

        Array.Copy(entries, place, entries, place + 1, end - place);
        end++;
    }
}
