using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;

namespace Crm.Data;

/// <summary>Makes the texts of a row values.</summary>
internal sealed class ImportParser(ImportPlan plan)
{
    public ParsedRow Parse(SourceRow row)
    {
        var parsed = new ParsedRow(row, plan.Columns.Count);
        if (row.Problem is { } unreadable)
        {
            parsed.Refuse("", unreadable.Code, unreadable.Message);
            return parsed;
        }

        for (var i = 0; i < plan.Columns.Count; i++)
        {
            var (column, target) = plan.Columns[i];
            if (row.Values[column] is not { } text)
            {
                continue;
            }

            if (target is FieldTarget field)
            {
                (parsed.Values[i], var error) = plan.Values.Parse(field.Field, text);
                if (error is not null)
                {
                    parsed.Refuse(plan.Mapping[column].Column, error.Code, error.Message);
                }
            }
            else if (target is IdTarget or ReferenceTarget { By.Kind: ValueKind.Id })
            {
                parsed.Values[i] = Guid.TryParse(text, out var id) ? id : null;
                if (parsed.Values[i] is null)
                {
                    parsed.Refuse(plan.Mapping[column].Column, "not_an_id", "An id such as 01890a5d-ac96-774b-bcce-b302099a8057 is wanted.");
                }
            }
            else
            {
                parsed.Values[i] = text;
                if (target is SystemTarget && ValueCheck.Problem(text, required: true, ExternalId.MaxLength) is { } problem)
                {
                    parsed.Refuse(plan.Mapping[column].Column, problem.Code, problem.Message);
                }
            }
        }

        return parsed;
    }
}
