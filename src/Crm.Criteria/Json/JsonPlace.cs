using System.Globalization;
using System.Text;

namespace Crm.Criteria.Json;

/// <summary>Where in a JSON document the reader is; made into a path only for an error.</summary>
internal sealed class JsonPlace
{
    private readonly List<(string? Member, int Index)> steps = [];

    public void Enter(string member) => steps.Add((member, 0));

    public void Enter(int index) => steps.Add((null, index));

    public void Leave() => steps.RemoveAt(steps.Count - 1);

    public override string ToString()
    {
        var path = new StringBuilder("$");
        foreach (var (member, index) in steps)
        {
            if (member is null)
            {
                path.Append(CultureInfo.InvariantCulture, $"[{index}]");
            }
            else
            {
                path.Append('.').Append(member);
            }
        }

        return path.ToString();
    }
}
