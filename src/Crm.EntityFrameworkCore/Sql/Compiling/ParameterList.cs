using System.Collections.Immutable;

namespace Crm.EntityFrameworkCore.Sql.Compiling;

/// <summary>The parameters of one statement; the same value standing the same way is one parameter.</summary>
internal sealed class ParameterList(SqlDialect dialect)
{
    private readonly List<ParameterSpec> specs = [];

    /// <summary>The placeholder of a parameter.</summary>
    public string Add(ParameterSpec spec)
    {
        var index = specs.IndexOf(spec);
        if (index < 0)
        {
            index = specs.Count;
            specs.Add(spec);
        }

        return dialect.Placeholder(index);
    }

    /// <summary>The placeholder of a value that the model itself gives.</summary>
    public string Fixed(object value, Repr repr) => Add(new(ParameterSource.Fixed, -1, repr, Fixed: value));

    public ImmutableArray<ParameterSpec> ToImmutable() => [.. specs];
}
