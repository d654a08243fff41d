namespace LenNotify;

/// <summary>Tries out rules: nothing is stored, sent, or remembered.</summary>
public interface IRehearsal
{
    /// <summary>What would become of an event now: which rules tell whom, and what routing makes of it for each person.</summary>
    /// <exception cref="InvalidInputException">The event is not sound.</exception>
    Task<IReadOnlyList<RehearsedNotice>> RehearseAsync(SourceEvent happened, CancellationToken cancellationToken = default);

    /// <summary>
    /// Who would have gained, lost, or heard later, had these rules been all there were, of the events that are stored. People are
    /// taken as they are now, and as if they had heard nothing lately. What compares with the past begins anew at
    /// <paramref name="from"/>, for both sets.
    /// </summary>
    /// <param name="rules">A document of rules.</param>
    /// <param name="file">What it is called: its ending says what it is written in, such as <c>rules.json</c>.</param>
    /// <param name="from">Events accepted from then on.</param>
    /// <param name="to">And before this.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="InvalidInputException">The rules are not sound.</exception>
    Task<RehearsedRules> CompareAsync(string rules, string file, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default);
}
