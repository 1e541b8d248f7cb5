namespace Crm.Samples.QuickStart.Data;

/// <summary>
/// Finds products by name. The declared rule for other spellings: a name that differs only in spaces and case means the product,
/// as long as it can mean only one (<c>GTXPro</c> is <c>GTX Pro</c>).
/// </summary>
internal sealed class ProductNames(IEnumerable<ProductRow> products)
{
    private readonly HashSet<string> names = products.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
    private readonly ILookup<string, string> aliases = products.Select(p => p.Name).ToLookup(Squeeze, StringComparer.Ordinal);

    /// <summary>The product a row means; null, after an issue, where there is none.</summary>
    public string? Find(CsvLine line, string? name)
    {
        if (name is null)
        {
            line.Report(IssueCodes.ProductMissing, "The deal names no product.");
            return null;
        }

        if (names.Contains(name))
        {
            return name;
        }

        var candidates = aliases[Squeeze(name)].ToList();
        if (candidates is [var only])
        {
            line.Report(IssueCodes.ProductAlias, $"The product '{name}' is taken as '{only}': the names differ only in spaces and case.");
            return only;
        }

        line.Report(IssueCodes.UnknownProduct, candidates.Count == 0
            ? $"The product '{name}' is not among the products; the deal has none."
            : $"The product '{name}' could be {string.Join(" or ", candidates.Select(c => $"'{c}'"))}; the deal has none.");
        return null;
    }

    private static string Squeeze(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}
