namespace Crm.StateMachines;

/// <summary>What came of a trigger.</summary>
public enum DecisionKind
{
    /// <summary>The state has no transition for the trigger; <see cref="Decision.PermittedTriggers"/> says what it has.</summary>
    NotPermitted = 0,

    /// <summary>There are transitions, but none whose guards are all met; <see cref="Decision.UnmetGuards"/> says which are not.</summary>
    Refused = 1,

    /// <summary>A transition is to be taken.</summary>
    Accepted = 2,
}
