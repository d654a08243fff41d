namespace LenNotify.Testing.Contracts.Words;

/// <summary>About something that is done.</summary>
internal readonly struct ActionWords(Func<Task> action)
{
    internal async Task<Thrown<TException>> ThrowAsync<TException>()
        where TException : Exception => new(await Assert.ThrowsAnyAsync<TException>(action));
}
