namespace LenNotify.Core.Tests;

/// <summary>That one judgement, asked alone, would not let the notification out now.</summary>
internal readonly record struct OracleBite(Judgement Judgement, Verdict Verdict, Reason Reason, DateTimeOffset? Until = null);
