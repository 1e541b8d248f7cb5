using Crm.Criteria;

namespace Crm.Sessions;

/// <summary>Turns the errors of the engines below into the CRM's own.</summary>
internal static class Guarding
{
    public static T Criteria<T>(Func<T> check)
    {
        try
        {
            return check();
        }
        catch (CriteriaException e)
        {
            throw new CrmException(CrmErrors.Criteria, e.Message, e);
        }
    }
}
