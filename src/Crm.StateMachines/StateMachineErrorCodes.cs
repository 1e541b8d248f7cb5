namespace Crm.StateMachines;

/// <summary>The stable codes of <see cref="StateMachineException.Code"/> and <see cref="DefinitionProblem.Code"/>.</summary>
public static class StateMachineErrorCodes
{
    /// <summary>A definition has problems; the exception lists them all.</summary>
    public const string InvalidDefinition = "state_machine.invalid_definition";

    /// <summary>Text is not JSON, or not of the shape of a definition; the exception lists where.</summary>
    public const string InvalidJson = "state_machine.invalid_json";

    /// <summary>A state was asked for that the machine does not have.</summary>
    public const string UnknownState = "state_machine.unknown_state";

    /// <summary>A trigger was asked for that the machine does not have.</summary>
    public const string UnknownTrigger = "state_machine.unknown_trigger";

    /// <summary>A guard was named that the machine, or the transition being decided, does not have.</summary>
    public const string UnknownGuard = "state_machine.unknown_guard";

    /// <summary>A guard of the machine has no predicate.</summary>
    public const string UnboundGuard = "state_machine.unbound_guard";

    /// <summary>A super-state was given as the current state; only one of its descendants can be.</summary>
    public const string NotASimpleState = "state_machine.not_a_simple_state";

    /// <summary>A state or trigger of another machine was passed.</summary>
    public const string ForeignHandle = "state_machine.foreign_handle";

    /// <summary>Problem: no state is declared.</summary>
    public const string NoStates = "state_machine.no_states";

    /// <summary>Problem: the machine or a super-state does not say where it begins.</summary>
    public const string NoInitial = "state_machine.no_initial";

    /// <summary>Problem: the initial state does not exist, or is not a child of the super-state that names it.</summary>
    public const string UnknownInitial = "state_machine.unknown_initial";

    /// <summary>Problem: an initial state is named by a state without children.</summary>
    public const string InitialOfSimpleState = "state_machine.initial_of_simple_state";

    /// <summary>Problem: two states have one name.</summary>
    public const string DuplicateState = "state_machine.duplicate_state";

    /// <summary>Problem: a state lies in one that does not exist.</summary>
    public const string UnknownParent = "state_machine.unknown_parent";

    /// <summary>Problem: a state lies, over others or at once, in itself.</summary>
    public const string SuperStateCycle = "state_machine.super_state_cycle";

    /// <summary>Problem: a super-state is final.</summary>
    public const string FinalSuperState = "state_machine.final_super_state";

    /// <summary>Problem: a transition is declared on a state that does not exist.</summary>
    public const string UnknownSource = "state_machine.unknown_source";

    /// <summary>Problem: a transition leads to a state that does not exist.</summary>
    public const string UnknownTarget = "state_machine.unknown_target";

    /// <summary>Problem: a transition neither leads to a state nor is internal.</summary>
    public const string MissingTarget = "state_machine.missing_target";

    /// <summary>Problem: an internal transition leads to a state.</summary>
    public const string InternalWithTarget = "state_machine.internal_with_target";

    /// <summary>Problem: several transitions of one state and trigger, without distinct orders.</summary>
    public const string AmbiguousTransition = "state_machine.ambiguous_transition";

    /// <summary>Problem: a transition comes after one without guards, so it can never be taken.</summary>
    public const string ShadowedTransition = "state_machine.shadowed_transition";

    /// <summary>Problem: no sequence of triggers leads from the initial state to this one.</summary>
    public const string UnreachableState = "state_machine.unreachable_state";

    /// <summary>Problem: a state that is not final cannot be left.</summary>
    public const string DeadEnd = "state_machine.dead_end";

    /// <summary>Problem: a transition names one guard twice.</summary>
    public const string DuplicateGuard = "state_machine.duplicate_guard";

    /// <summary>Problem: one guard has two reasons or descriptions.</summary>
    public const string ConflictingGuard = "state_machine.conflicting_guard";

    /// <summary>Problem: a name is empty or has characters a name may not have.</summary>
    public const string InvalidName = "state_machine.invalid_name";

    /// <summary>Problem: a text has NUL characters or lone surrogates.</summary>
    public const string InvalidText = "state_machine.invalid_text";

    /// <summary>Problem: more than <see cref="StateMachineLimits"/> allow.</summary>
    public const string LimitExceeded = "state_machine.limit_exceeded";

    /// <summary>Problem: the text breaks the grammar of JSON.</summary>
    public const string JsonSyntax = "state_machine.json_syntax";

    /// <summary>Problem: a JSON value is of the wrong type.</summary>
    public const string JsonType = "state_machine.json_type";

    /// <summary>Problem: a JSON object lacks a property.</summary>
    public const string JsonMissingProperty = "state_machine.json_missing_property";

    /// <summary>Problem: a JSON object has a property that the shape does not know.</summary>
    public const string JsonUnknownProperty = "state_machine.json_unknown_property";

    /// <summary>Problem: a JSON object has one property twice.</summary>
    public const string JsonDuplicateProperty = "state_machine.json_duplicate_property";
}
