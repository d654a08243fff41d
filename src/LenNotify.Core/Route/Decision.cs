namespace LenNotify;

/// <summary>What was decided for one person; the verdicts themselves are in the span that the caller gave.</summary>
/// <param name="Priority">How hard to try; a release keeps to it.</param>
/// <param name="Listed">Whether the inbox shows and counts it: the person's own filters (judgements 1-4) let it through.</param>
public readonly record struct Decision(Priority Priority, bool Listed);
