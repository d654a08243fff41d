using LenNotify.Storage;

namespace LenNotify;

/// <summary>A dead letter as it would be judged now.</summary>
/// <param name="Letter">Which.</param>
/// <param name="Verdict">Deliver or Hold: it may go back. Suppress: it may not.</param>
/// <param name="Reason">Why.</param>
internal readonly record struct JudgedLetter(DeadLetter Letter, Verdict Verdict, Reason Reason)
{
    private const string First = "; first: ";

    /// <summary>The cause under which it is refiled: the reason, and after it why it died.</summary>
    internal string Cause
    {
        get
        {
            var died = Letter.Cause.LastIndexOf(First, StringComparison.Ordinal) is >= 0 and var at ? Letter.Cause[(at + First.Length)..] : Letter.Cause;
            return $"{System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(Reason.ToString())}{First}{died}";
        }
    }
}
