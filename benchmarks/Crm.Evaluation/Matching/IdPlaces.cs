using System.Globalization;
using Crm.Evaluation.Tables;
using Crm.Matching.Records;

namespace Crm.Evaluation.Matching;

/// <summary>Where the record of each id is.</summary>
internal static class IdPlaces
{
    /// <exception cref="InputException">An id is missing, or there twice.</exception>
    public static Dictionary<string, int> Of(RecordTable table, string column, string path)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var ids = table[column];
        for (var place = 0; place < ids.Length; place++)
        {
            if (ids[place]?.Trim() is not { Length: > 0 } id || !places.TryAdd(id, place))
            {
                throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}, row {place + 1}: the id '{ids[place]}' is {(string.IsNullOrWhiteSpace(ids[place]) ? "missing" : "there twice")}; in the column '{column}' each record needs one of its own."));
            }
        }

        return places;
    }
}
