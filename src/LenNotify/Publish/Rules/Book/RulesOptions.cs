namespace LenNotify;

/// <summary>Where rules come from, beside those that are stored. In configuration <c>Notifications:Rules</c>.</summary>
public sealed class RulesOptions
{
    /// <summary>
    /// Files of rules. Each is read again when it changes; one that is not sound is told in the log with line and column, and the
    /// last good one stays. JSON, or what a package such as LenNotify.Yaml reads.
    /// </summary>
    public IList<string> Files { get; } = [];

    /// <summary>Rules as JSON texts, for those that are part of the program.</summary>
    public IList<string> Documents { get; } = [];

    /// <summary>How often files and stored rules are looked at: 100 ms to 1 hour. Looking costs one small read.</summary>
    public TimeSpan ReloadEvery { get; set; } = TimeSpan.FromSeconds(1);
}
