using Crm.Activities;
using NodaTime;

namespace Crm.Sessions;

/// <content>Activities: their life, and who takes part.</content>
public sealed partial class CrmSession
{
    /// <summary>The kinds of activity of this CRM: the five standard ones, then those of plugins.</summary>
    public IReadOnlyList<ActivityKind> ActivityKinds => services.Composition.ActivityKinds.All;

    /// <summary>Completes an activity, by the trigger that its kind has for it. A recurring one is followed by the next. Takes effect with <see cref="SaveAsync(CancellationToken)"/>.</summary>
    /// <param name="activity">An activity of this session; a new one is logged as done.</param>
    /// <param name="outcome">What came of it, at most 200 characters; null: as it is.</param>
    /// <param name="at">When it was done, between 1900 and now; null: now.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">It cannot be completed as it stands; the message says what is permitted (<c>crm.not_permitted</c>). The kind or the instant is not right (<c>crm.invalid</c>).</exception>
    public ValueTask CompleteAsync(Activity activity, string? outcome = null, Instant? at = null, CancellationToken cancellationToken = default) =>
        ActivityMoves.MoveAsync(this, activity, k => k.Complete, "completed", outcome, at, cancellationToken);

    /// <summary>Cancels an activity, by the trigger that its kind has for it. A recurring one is followed by the next. Takes effect with <see cref="SaveAsync(CancellationToken)"/>.</summary>
    /// <exception cref="CrmException">It cannot be cancelled as it stands; the message says what is permitted (<c>crm.not_permitted</c>).</exception>
    public ValueTask CancelAsync(Activity activity, string? outcome = null, CancellationToken cancellationToken = default) =>
        ActivityMoves.MoveAsync(this, activity, k => k.Cancel, "cancelled", outcome, null, cancellationToken);

    /// <summary>Opens an activity that was done or cancelled again, by the trigger that its kind has for it. Takes effect with <see cref="SaveAsync(CancellationToken)"/>.</summary>
    /// <exception cref="CrmException">It cannot be opened as it stands; the message says what is permitted (<c>crm.not_permitted</c>).</exception>
    public ValueTask ReopenAsync(Activity activity, CancellationToken cancellationToken = default) =>
        ActivityMoves.MoveAsync(this, activity, k => k.Reopen, "opened again", null, null, cancellationToken);

    /// <summary>Moves an activity by any trigger of its kind: <c>start</c>, <c>miss</c>, <c>receive</c>. Takes effect with <see cref="SaveAsync(CancellationToken)"/>.</summary>
    /// <param name="activity">An activity of this session.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="outcome">What came of it, at most 200 characters; null: as it is.</param>
    /// <param name="at">When it was closed, where the trigger closes it; null: now.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">The trigger is not permitted as it stands; the message says what is (<c>crm.not_permitted</c>). The kind or the instant is not right (<c>crm.invalid</c>).</exception>
    public ValueTask TransitionAsync(Activity activity, string trigger, string? outcome = null, Instant? at = null, CancellationToken cancellationToken = default) =>
        ActivityMoves.MoveAsync(this, activity, _ => trigger, $"moved by '{trigger}'", outcome, at, cancellationToken);

    /// <summary>
    /// Answers for oneself whether one takes part. Needs no right to change the activity, which one sees by taking part. Takes effect with <see cref="SaveAsync(CancellationToken)"/>.
    /// </summary>
    /// <param name="activity">An activity of this session.</param>
    /// <param name="response"><c>accepted</c>, <c>declined</c> or <c>tentative</c>; null takes an answer back.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">Whoever acts takes no part in it (<c>crm.not_found</c>).</exception>
    public ValueTask RespondAsync(Activity activity, string? response, CancellationToken cancellationToken = default) =>
        Participants.RespondAsync(this, activity, response, cancellationToken);
}
