using Crm.StateMachines;

namespace Crm.Activities;

/// <summary>The lives of the five kinds that every CRM has.</summary>
internal static class StandardKinds
{
    private const string Reopen = "reopen";
    private const string Cancel = "cancel";

    public static IReadOnlyList<ActivityKind> All { get; } = [Task(), Call(), Meeting(), Email(), Note()];

    private static ActivityKind Task() => new(
        ActivityKinds.Task,
        StateMachine.Define(ActivityKinds.Task).Initial("open")
            .State("todo", t => t.Kind(ActivityPhases.Open).Initial("open").On("complete", "done").On(Cancel, "cancelled")
                .State("open", s => s.On("start", "in_progress").On("wait", "waiting"))
                .State("in_progress", s => s.On("wait", "waiting").On("stop", "open"))
                .State("waiting", s => s.On("resume", "in_progress")))
            .State("done", s => s.Kind(ActivityPhases.Done).Final().On(Reopen, "open"))
            .State("cancelled", s => s.Kind(ActivityPhases.Cancelled).Final().On(Reopen, "open"))
            .Build(),
        "complete",
        Cancel,
        Reopen);

    /// <summary>A call that nobody answered did not take place: it is closed, and not done.</summary>
    private static ActivityKind Call() => new(
        ActivityKinds.Call,
        Planned(ActivityKinds.Call)
            .Transition("planned", "miss", "missed")
            .State("missed", s => s.Kind(ActivityPhases.Cancelled).Final().On(Reopen, "planned"))
            .Build(),
        "hold",
        Cancel,
        Reopen);

    private static ActivityKind Meeting() => new(ActivityKinds.Meeting, Planned(ActivityKinds.Meeting).Build(), "hold", Cancel, Reopen);

    /// <summary>What was sent or received stays so.</summary>
    private static ActivityKind Email() => new(
        ActivityKinds.Email,
        StateMachine.Define(ActivityKinds.Email).Initial("draft")
            .State("draft", s => s.Kind(ActivityPhases.Open).On("send", "sent").On("receive", "received"))
            .State("sent", s => s.Kind(ActivityPhases.Done).Final())
            .State("received", s => s.Kind(ActivityPhases.Done).Final())
            .Build(),
        "send");

    private static ActivityKind Note() => new(
        ActivityKinds.Note,
        StateMachine.Define(ActivityKinds.Note).Initial("written").State("written", s => s.Kind(ActivityPhases.Done).Final()).Build(),
        complete: null);

    private static StateMachineBuilder Planned(string name) => StateMachine.Define(name).Initial("planned")
        .State("planned", s => s.Kind(ActivityPhases.Open).On("hold", "held").On(Cancel, "cancelled"))
        .State("held", s => s.Kind(ActivityPhases.Done).Final().On(Reopen, "planned"))
        .State("cancelled", s => s.Kind(ActivityPhases.Cancelled).Final().On(Reopen, "planned"));
}
