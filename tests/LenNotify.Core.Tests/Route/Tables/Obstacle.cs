namespace LenNotify.Core.Tests;

/// <summary>One thing that stops or delays the email of a <see cref="Scene"/>, whatever else stands there.</summary>
/// <param name="Judgement">Which judgement it belongs to.</param>
/// <param name="Place">Puts it there.</param>
/// <param name="Email">What becomes of the email when nothing else stands there.</param>
/// <param name="InApp">What becomes of the inbox item then.</param>
internal sealed record Obstacle(Judgement Judgement, Func<Scene, Scene> Place, Answer Email, Answer InApp)
{
    internal Reason Reason => Email.Reason;

    /// <summary>A filter of the person's own, which the inbox does not show either.</summary>
    internal static Obstacle Gate(Judgement judgement, Reason reason, Func<Scene, Scene> place) =>
        new(judgement, place, Answer.Suppressed(reason), Answer.Suppressed(reason));

    /// <summary>Stops the email alone.</summary>
    internal static Obstacle OnEmail(Judgement judgement, Answer email, Func<Scene, Scene> place) =>
        new(judgement, place, email, Answer.Delivered);

    /// <summary>Delays the email; the inbox shows the item at once, silently.</summary>
    internal static Obstacle Delay(Judgement judgement, Answer email, Func<Scene, Scene> place) =>
        new(judgement, place, email, Answer.Silently(email.Reason));
}
