namespace LenNotify;

/// <summary>The stored rules: what a host changes while it runs. Every change is on the record, and holds on all nodes within <see cref="RulesOptions.ReloadEvery"/>.</summary>
public interface IRuleDesk
{
    /// <summary>All of them, by id.</summary>
    Task<IReadOnlyList<StoredRule>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Adds rules or changes them: all or none.</summary>
    /// <param name="rules">At most 1,000; <see cref="StoredRule.Enabled"/> holds over what the text says.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="InvalidInputException">One is not sound: line and column are named.</exception>
    /// <exception cref="RuleConflictException">A version is not the stored one.</exception>
    Task<IReadOnlyList<StoredRule>> PutAsync(IReadOnlyList<StoredRule> rules, string actor, CancellationToken cancellationToken = default);

    /// <summary>Turns rules on or off: all or none.</summary>
    /// <exception cref="InvalidInputException">One is not there.</exception>
    Task<IReadOnlyList<StoredRule>> SwitchAsync(IReadOnlyList<string> ids, bool enabled, string actor, CancellationToken cancellationToken = default);

    /// <summary>Removes a rule; false when there is none.</summary>
    /// <exception cref="RuleConflictException">The version is not the stored one.</exception>
    Task<bool> RemoveAsync(string id, int version, string actor, CancellationToken cancellationToken = default);
}
