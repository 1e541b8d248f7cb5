using Crm.Matching.Records;
using Crm.Matching.Tests.Blocking;

namespace Crm.Matching.Tests.Records;

public sealed class RecordCopiesTests
{
    [Fact]
    public void Records_of_one_content_have_one_place()
    {
        var copies = Of([], 6);
        Assert.Equal(["0,2,4", "1,5", "3"], All(copies));
        Assert.Equal((3, 2, 3), (copies.Pairs(PlaceOf(copies, 0), PlaceOf(copies, 0)), copies.Pairs(PlaceOf(copies, 3), PlaceOf(copies, 1)), copies.Lefts));
    }

    [Fact]
    public void Those_that_are_kept_apart_have_their_own() => Assert.Equal(["0", "1,5", "2,4", "3"], All(Of([0], 6)));

    [Fact]
    public void Two_sources_share_no_place()
    {
        var copies = Of([], 3);
        Assert.Equal(["0,2", "1", "3", "4", "5"], All(copies));
        Assert.Equal(2, copies.Lefts);
    }

    private static RecordCopies Of(HashSet<int> apart, int left)
    {
        CodedColumn[] columns = [TestColumns.Of("a", FieldRole.Text, ["x", "y", "x", "y", "x", "y"]), TestColumns.Of("b", FieldRole.Text, [null, "1", null, "2", null, "1"])];
        return RecordCopies.Of(columns, ContentOrder.Of(columns, 6, left, apart, new ParallelOptions()), left, apart);
    }

    private static int PlaceOf(RecordCopies copies, int record) => copies.PlaceOf()[record];

    private static IEnumerable<string> All(RecordCopies copies) => Enumerable.Range(0, copies.Places).Select(place => string.Join(',', copies[place].ToArray())).Order(StringComparer.Ordinal);
}
