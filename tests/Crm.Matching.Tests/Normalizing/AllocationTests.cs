using Crm.Matching.Normalizing.Dates;
using Crm.Matching.Normalizing.Emails;
using Crm.Matching.Normalizing.Phones;

namespace Crm.Matching.Tests.Normalizing;

public sealed class AllocationTests
{
    [Fact]
    public void The_forms_for_columns_of_millions_allocate_nothing()
    {
        var room = new char[EmailAddresses.MaximumLength];
        Run(room);

        // A collection may empty the pools of arrays while they are in use: the best round counts.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => AllocatedBy(1000, room)));
    }

    private static long AllocatedBy(int runs, char[] room)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < runs; i++)
        {
            Run(room);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Run(Span<char> room)
    {
        var read = PhoneNumbers.ToE164("(0)20 7946 0958 ext. 12", "GB") != 0 && PhoneNumbers.Tail("020 7946 0958", null) != 0 && PhoneNumbers.ToE164("0800 FLOWERS x1", "GB") != 1
            && PhoneNumbers.TryParse("011 15 2345-6789", "AR", out var number) && number.TryFormat(room, out _) && number.Tail != 0
            && EmailAddresses.TryWriteKey("\"Ann Lee\" <Ann.Lee+news@GoogleMail.com>", room, out _)
            && DateText.TryParse("Wed, 9 Dec 1908 10:30", DateOrder.DayMonthYear, out _);
        Assert.True(read);
    }
}
