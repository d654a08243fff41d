namespace LenNotify.Storage;

/// <summary>Who may work on something, and until when. A write under a lease that passed to another owner is fenced off.</summary>
/// <param name="Owner">A token that no other worker and no earlier run of this one has.</param>
/// <param name="Until">When others may take over.</param>
public sealed record Lease(Guid Owner, DateTimeOffset Until);
