using Crm.Activities;
using Crm.Extensibility;
using Crm.StateMachines;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>Kinds of activity and their life: where they begin, what moves them, what is kept beside, what is told.</summary>
/// <typeparam name="TFixture">Makes the CRM.</typeparam>
public abstract class ActivityLifeConformance<TFixture> : SessionConformance<TFixture>
    where TFixture : CrmFixture, new()
{
    public static TheoryData<string, string, string> Beginnings { get; } = new()
    {
        { "task", "open", "open" }, { "call", "planned", "open" }, { "meeting", "planned", "open" }, { "email", "draft", "open" }, { "note", "written", "done" }, { "inspection", "due", "open" },
    };

    [Theory]
    [MemberData(nameof(Beginnings))]
    public async Task A_kind_begins_in_its_first_state(string kind, string status, string phase)
    {
        var crm = Boss();
        var activity = crm.Add(new Activity { Kind = kind, Subject = "It" });
        await crm.SaveAsync();
        var row = await crm.GetAsync(activity.Id);
        var now = Fixture.Clock.GetCurrentInstant();
        Assert.Equal([status, phase, phase == "done" ? now : null, now], [row["status"], row["phase"], row["doneAt"], row["at"]]);
        Assert.DoesNotContain("activity.completed", await ToldAsync(activity.Id));
    }

    [Fact]
    public async Task An_unknown_kind_is_refused_with_those_there_are_and_a_kind_stays()
    {
        var crm = Boss();
        var activity = crm.Add(new Activity { Kind = "fax", Subject = "It" });
        var error = await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync());
        Assert.Equal(("kind", "unknown"), (error.Fields[0].Field, error.Fields[0].Code));
        Assert.EndsWith("there are task, call, meeting, email, note, inspection.", error.Fields[0].Message, StringComparison.Ordinal);
        await RefusedAsync(CrmErrors.Invalid, () => crm.CompleteAsync(activity));
        activity.Kind = "call";
        await crm.SaveAsync();
        activity.Kind = "meeting";
        error = await RefusedWithoutTraceAsync(CrmErrors.Invalid, () => crm.SaveAsync());
        Assert.Equal(("kind", "fixed"), (error.Fields[0].Field, error.Fields[0].Code));
    }

    [Fact]
    public async Task A_task_goes_its_way_and_each_change_of_phase_is_told()
    {
        var crm = Boss();
        var task = crm.Add(new Activity { Subject = "It" });
        await crm.SaveAsync();
        foreach (var trigger in new[] { "start", "wait", "resume", "stop", "start" })
        {
            await crm.TransitionAsync(task, trigger);
            await crm.SaveAsync();
            Assert.Equal(("open", null), (task.Phase, task.DoneAt));
        }

        Fixture.Clock.Advance(Duration.FromHours(1));
        await crm.CompleteAsync(task, "Fine");
        await crm.SaveAsync();
        var done = Fixture.Clock.GetCurrentInstant();
        Assert.Equal(("done", "done", done, done, "Fine"), (task.Status, task.Phase, task.DoneAt, task.At, task.Outcome));
        Fixture.Clock.Advance(Duration.FromHours(1));
        await crm.ReopenAsync(task);
        await crm.SaveAsync();
        Assert.Equal(("open", "open", (Instant?)null, task.CreatedAt), (task.Status, task.Phase, task.DoneAt, task.At));
        await crm.CancelAsync(task);
        await crm.SaveAsync();
        Assert.Equal(("cancelled", "cancelled"), (task.Status, task.Phase));
        Assert.Equal(["activity.completed", "activity.reopened", "activity.cancelled"], (await ToldAsync(task.Id)).Where(t => t.StartsWith("activity.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("call", "Complete", "held")]
    [InlineData("call", "Cancel", "cancelled")]
    [InlineData("call", "miss", "missed")]
    [InlineData("meeting", "Complete", "held")]
    [InlineData("meeting", "Cancel", "cancelled")]
    [InlineData("email", "Complete", "sent")]
    [InlineData("email", "receive", "received")]
    [InlineData("inspection", "Complete", "passed")]
    public async Task A_kind_is_closed_by_its_own_triggers(string kind, string how, string status)
    {
        var crm = Boss();
        var activity = crm.Add(new Activity { Kind = kind, Subject = "It" });
        await (how switch { "Complete" => crm.CompleteAsync(activity), "Cancel" => crm.CancelAsync(activity), _ => crm.TransitionAsync(activity, how) });
        await crm.SaveAsync();
        Assert.Equal(status, (await crm.GetAsync(activity.Id))["status"]);
    }

    [Fact]
    public async Task What_is_not_permitted_is_refused_with_what_is()
    {
        var crm = Boss();
        var mail = crm.Add(new Activity { Kind = "email", Subject = "It" });
        var error = await RefusedAsync(CrmErrors.NotPermitted, () => crm.CancelAsync(mail));
        Assert.Equal("This email is 'draft' and cannot be cancelled; permitted is send, receive.", error.Message);
        await RefusedAsync(CrmErrors.NotPermitted, () => crm.TransitionAsync(mail, "explode"));
        var note = crm.Add(new Activity { Kind = "note", Subject = "It" });
        error = await RefusedAsync(CrmErrors.NotPermitted, () => crm.CompleteAsync(note));
        Assert.EndsWith("nothing is permitted.", error.Message, StringComparison.Ordinal);
        await crm.SaveAsync();
        Assert.Equal((1L, "draft"), (mail.Version, mail.Status));
    }

    [Fact]
    public async Task What_was_done_earlier_is_logged_with_its_own_instant()
    {
        var crm = Boss();
        var at = Fixture.Clock.GetCurrentInstant() - Duration.FromDays(3);
        var call = crm.Add(new Activity { Kind = "call", Subject = "It" });
        await crm.CompleteAsync(call, "Agreed", at);
        var note = crm.Add(new Activity { Kind = "note", Subject = "It", StartsAt = at });
        await crm.SaveAsync();
        Assert.Equal((at, at, at), (call.DoneAt, call.At, note.DoneAt));
        Assert.Contains("activity.completed", await ToldAsync(call.Id));
        await RefusedAsync(CrmErrors.Invalid, () => crm.CompleteAsync(crm.Add(new Activity { Subject = "It" }), null, Fixture.Clock.GetCurrentInstant() + Duration.FromSeconds(1)));
        await RefusedAsync(CrmErrors.Invalid, () => crm.TransitionAsync(crm.Add(new Activity { Subject = "It" }), "start", null, at));
    }

    [Fact]
    public async Task Two_who_complete_one_at_once_complete_it_once()
    {
        var crm = Boss();
        var task = crm.Add(new Activity { Subject = "It" });
        await crm.SaveAsync();
        var (one, other) = (As(Org.Boss).Crm, As(Org.Boss).Crm);
        await one.CompleteAsync(await one.LoadForChangeAsync(task.Id));
        await other.CancelAsync(await other.LoadForChangeAsync(task.Id));
        await one.SaveAsync();
        await RefusedWithoutTraceAsync(CrmErrors.Conflict, () => other.SaveAsync());
    }

    [Theory]
    [InlineData("a state without a phase")]
    [InlineData("a trigger there is not")]
    [InlineData("a trigger that does not complete")]
    [InlineData("a guard")]
    [InlineData("a name")]
    public void A_kind_that_is_not_right_is_refused_when_made(string what)
    {
        var machine = StateMachine.Define("x").Initial("a").State("a", s => s.Kind(what == "a state without a phase" ? null : "open"))
            .State("b", s => s.Kind("done").Final()).Transition("a", "go", "b", t => Guard(t, what == "a guard")).Transition("b", "back", "a").Build();
        var error = Assert.Throws<CrmException>(() => new ActivityKind(what == "a name" ? "A B" : "x", machine, what switch { "a trigger there is not" => "fly", "a trigger that does not complete" => "back", _ => "go" }));
        Assert.Equal(CrmErrors.Configuration, error.Code);
    }

    private protected override void Compose(CrmBuilder crm) => crm.ActivityKind(new ActivityKind(
        "inspection",
        StateMachine.Define("inspection").Initial("due").State("due", s => s.Kind("open").On("pass", "passed")).State("passed", s => s.Kind("done").Final()).Build(),
        "pass"));

    private static void Guard(TransitionBuilder transition, bool guarded)
    {
        if (guarded)
        {
            transition.When("never");
        }
    }

    private async Task<List<string>> ToldAsync(Id<Activity> id) =>
        [.. (await StoredAsync<Changes.OutboxEntry>("outbox")).Where(e => e.RecordId == id.Value).OrderBy(e => e.Sequence).Select(e => e.Type)];
}
