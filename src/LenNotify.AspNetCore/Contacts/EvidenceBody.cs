using LenNotify.Storage;

namespace LenNotify;

/// <summary>When, through what, and to which wording.</summary>
internal sealed record EvidenceBody(DateTimeOffset At, string Source, string? TextVersion = null)
{
    internal static EvidenceBody? Of(Evidence? evidence) => evidence is null ? null : new EvidenceBody(evidence.At, evidence.Source, evidence.TextVersion);
}
