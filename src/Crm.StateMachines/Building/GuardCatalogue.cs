using System.Collections.Immutable;

namespace Crm.StateMachines.Building;

/// <summary>Makes one guard of all mentions of a name.</summary>
internal sealed class GuardCatalogue
{
    private readonly Dictionary<string, Guard> _guards = new(StringComparer.Ordinal);

    private GuardCatalogue()
    {
    }

    public ImmutableArray<Guard> Guards { get; private set; }

    public Guard this[string name] => _guards[name];

    public static GuardCatalogue Of(MachineDeclaration machine, ProblemList problems)
    {
        var catalogue = new GuardCatalogue();
        var said = new Dictionary<string, GuardDeclaration>(StringComparer.Ordinal);
        List<string> names = [];
        foreach (var transition in machine.Transitions)
        {
            var here = new HashSet<string>(StringComparer.Ordinal);
            foreach (var mention in transition.Guards)
            {
                if (!here.Add(mention.Name))
                {
                    problems.Add(transition, "guards", StateMachineErrorCodes.DuplicateGuard, $"'{mention.Name}' is named twice.", "Each guard once.");
                }

                if (!said.TryGetValue(mention.Name, out var known))
                {
                    names.Add(mention.Name);
                    said[mention.Name] = mention;
                    continue;
                }

                if (Differ(known.Reason, mention.Reason) || Differ(known.Description, mention.Description))
                {
                    problems.Add(transition, "guards", StateMachineErrorCodes.ConflictingGuard, $"'{mention.Name}' has another reason or description elsewhere.", $"One of each for a guard (elsewhere: '{known.Reason ?? known.Name}'), or another name.");
                }

                said[mention.Name] = new(mention.Name, known.Reason ?? mention.Reason, known.Description ?? mention.Description);
            }
        }

        foreach (var name in names)
        {
            var (_, reason, description) = said[name];
            catalogue._guards.Add(name, new(catalogue._guards.Count, name, reason ?? name, description));
        }

        catalogue.Guards = [.. names.Select(name => catalogue._guards[name])];
        return catalogue;
    }

    private static bool Differ(string? one, string? other) => one is not null && other is not null && one != other;
}
