namespace LenNotify;

/// <summary>Something that the system keeps for itself, and that somebody must put in order now and then.</summary>
internal interface ISweep
{
    /// <summary>Does a bounded part of it: most remove what nobody asks for any more. Two nodes at once, or one that is stopped halfway, do no harm.</summary>
    Task SweepAsync(RetentionOptions options, DateTimeOffset now, CancellationToken cancellationToken);
}
