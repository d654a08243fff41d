namespace LenNotify;

/// <summary>Something that the system remembers for itself, and that somebody must forget.</summary>
internal interface ISweep
{
    /// <summary>Removes what nobody asks for any more. Two nodes at once, or one that is stopped halfway, do no harm.</summary>
    Task SweepAsync(RetentionOptions options, DateTimeOffset now, CancellationToken cancellationToken);
}
