using Crm.Security;

namespace Crm.Testing.Sessions;

/// <summary>What is expected of the matrix, as a table: from which depth on a record that stands so may be reached.</summary>
internal static class MatrixOracle
{
    public static bool Reaches(Depth depth, Relation relation) => relation switch
    {
        Relation.Own or Relation.SharedWithMe or Relation.SharedWithMyTeam or Relation.SharedWithMyUnit => depth != Depth.None,
        Relation.TeamMates => depth is Depth.Team or Depth.All,
        Relation.SameUnits => depth is Depth.Unit or Depth.UnitAndBelow or Depth.All,
        Relation.UnitBelows => depth is Depth.UnitAndBelow or Depth.All,
        Relation.Strangers or Relation.Unowned => depth is Depth.All,
        _ => false,
    };
}
