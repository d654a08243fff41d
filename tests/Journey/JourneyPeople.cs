using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace LenNotify.Tests.Journey;

/// <summary>The host's side: everyone can be paged and has email, unless a test says otherwise, and segments are what a test makes them.</summary>
public sealed class JourneyPeople : IContactDirectory, ISegmentResolver
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<HostContact>> _contacts = new();

    /// <summary>What goes wrong when this person is asked for; null for nothing.</summary>
    public Func<string, Exception?> Trouble { get; set; } = static _ => null;

    public string[] Segment { get; set; } = [];

    /// <summary>What a segment waits for before it names anybody.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public IReadOnlyList<HostContact> this[string userId]
    {
        set => _contacts[userId] = value;
    }

    public Task<IReadOnlyList<HostContact>> GetContactsAsync(string userId, CancellationToken cancellationToken) =>
        Trouble(userId) is { } trouble ? Task.FromException<IReadOnlyList<HostContact>>(trouble) : Task.FromResult(_contacts.TryGetValue(userId, out var contacts)
            ? contacts
            : [new HostContact("pager", Canary.Token(userId)), new HostContact("email", Canary.Email(userId)), new HostContact("sms", Canary.Phone)]);

    public async IAsyncEnumerable<string> ResolveAsync(string segment, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Gate.WaitAsync(cancellationToken);
        foreach (var userId in after is null ? Segment : Segment.SkipWhile(user => user != after).Skip(1))
        {
            yield return userId;
        }
    }
}
