namespace Crm.Matching.Tests.Indexing;

public sealed class AddedRecordsTests
{
    [Fact]
    public void An_added_record_is_found_as_if_it_had_been_there()
    {
        var table = IndexedPeople.Of(3000, 11);
        var index = RecordMatcher.Deduplicate(table).Index();
        var more = IndexedPeople.Of(3000, 12);
        for (var record = 0; record < 3000; record++)
        {
            Assert.Equal(3000 + record, index.Add(IndexedPeople.RowOf(more, record)));
        }

        Assert.Equal(6000, index.Records);
        for (var record = 0; record < 3000; record += 11)
        {
            Assert.Contains(index.Find(IndexedPeople.RowOf(more, record), limit: 50), match => match.Record == 3000 + record);
            Assert.Equal(more["city"][record], index.Explain(_ => null, 3000 + record).Fields.Single(field => field.Field == "city").Right);
        }
    }

    [Fact]
    public void The_copy_of_a_record_weighs_what_the_record_does()
    {
        var table = IndexedPeople.Of(3000, 13);
        var index = RecordMatcher.Deduplicate(table).Index();
        for (var record = 0; record < 3000; record += 100)
        {
            var copy = index.Add(IndexedPeople.RowOf(table, record));
            var found = index.Find(IndexedPeople.RowOf(table, record), limit: 50);
            Assert.Equal(found.Single(match => match.Record == record).Weight, found.Single(match => match.Record == copy).Weight);
        }
    }
}
