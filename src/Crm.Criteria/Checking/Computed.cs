using System.Collections.Frozen;
using NodaTime;

namespace Crm.Criteria.Checking;

/// <summary>Reads the expressions of a catalogue's computed fields, and checks each with every right.</summary>
internal static class Computed
{
    public static FrozenDictionary<(string Entity, string Name), Expression> Read(Catalogue catalogue, IEnumerable<ComputedField> fields)
    {
        var read = new Dictionary<(string, string), Expression>();
        foreach (var field in fields)
        {
            if (catalogue.Find(field.Entity) is not { } entity)
            {
                throw new CriteriaException("criteria.catalogue", $"The computed field '{field.Name}' is of '{field.Entity}', which is not in the catalogue.");
            }

            if (entity.Fields.ContainsKey(field.Name) || entity.Relations.ContainsKey(field.Name))
            {
                throw new CriteriaException("criteria.catalogue", $"'{field.Entity}' already has a field or relation '{field.Name}'.");
            }

            if (!read.TryAdd((field.Entity, field.Name), Named(field, () => Expression.Read(field))))
            {
                throw new CriteriaException("criteria.catalogue", $"The computed field '{field.Name}' of '{field.Entity}' stands twice in the catalogue.");
            }
        }

        return read.ToFrozenDictionary();
    }

    public static void Check(Catalogue catalogue, IEnumerable<Expression> expressions)
    {
        // The time does not matter: every one must be right at any. Nor does who asks, but "me" must be somebody.
        var context = new CheckContext { Now = Instant.FromUtc(2000, 1, 1, 0, 0), Me = Guid.Empty };
        foreach (var expression in expressions)
        {
            Named(expression.Field, () => new CheckRun(catalogue, context, null).CheckExpression(expression, catalogue[expression.Field.Entity]));
        }
    }

    private static T Named<T>(ComputedField field, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CriteriaException e)
        {
            throw new CriteriaException(e.Code, $"The computed field '{field.Name}' of '{field.Entity}': {e.Message}", e.Position, expected: e.Expected, inner: e);
        }
    }
}
