namespace LenNotify;

/// <summary>One kind of change, of several people.</summary>
/// <param name="Work">Changes one person. It is done again when somebody else's commit came first.</param>
/// <param name="Changed">Told of each person that is committed, one after the other, with what the work answered.</param>
internal sealed record ManyChanges<T>(Func<PersonChange, Task<T>> Work, Action<string, T> Changed)
{
    /// <summary>Reads what the work will ask for, of all people at once. What is not read here is read when it is asked for.</summary>
    public Func<ReadAhead, Task> Ahead { get; init; } = _ => Task.CompletedTask;
}
