using LenNotify.Benchmarks.Journey;

namespace LenNotify.Benchmarks.Hub;

/// <summary>Messages to one person and to all, by whatever sends one.</summary>
/// <param name="crowd">Who gets them.</param>
/// <param name="send">To whom, the sequence, and the instant that goes along.</param>
internal sealed class Pushing(Crowd crowd, Func<string, long, long, Task> send)
{
    // Fewer than a client may leave unread before it is looked after.
    private const int OnTheWay = 50;
    private static readonly Guid Item = new("019a0000-0000-7000-8000-000000000001");
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private readonly string[] _users = [.. Enumerable.Range(0, crowd.Count).Select(CrowdProcess.UserOf)];
    private long _sequence;

    /// <summary>Our hub.</summary>
    internal static Pushing Ours(HubWorld world, Crowd crowd) => new(crowd, (user, sequence, at) => world.Hub.PushAsync(
        user,
        new HubMessage(HubMessageKind.Received, sequence, at) { Items = [Item], Notification = JourneyWorld.Notification, Priority = Priority.Normal, CreatedAt = Noon },
        default));

    /// <summary>The team's.</summary>
    internal static Pushing Raw(HubWorld world, Crowd crowd) => new(crowd, (user, sequence, at) =>
        world.SendRawAsync(user, RawBody.Of(JourneyWorld.Notification, Item, sequence, at, Noon)));

    /// <summary>One person's client gets them all; so many are on the way at most.</summary>
    internal Task<Told> ToOneAsync(int count) => Told.RunAsync(crowd, count, async () =>
    {
        var from = crowd.Book.Received;
        for (var sent = 0; sent < count; sent++)
        {
            while (sent - (crowd.Book.Received - from) >= OnTheWay)
            {
                await Task.Yield();
            }

            await SendAsync(_users[0]);
        }
    });

    /// <summary>Everybody gets one, in waves: the next begins when the last client has its own.</summary>
    internal Task<Told> ToAllAsync(int waves) => Told.RunAsync(crowd, waves * crowd.Count, async () =>
    {
        for (var wave = 0; wave < waves; wave++)
        {
            var from = crowd.Book.Received;
            foreach (var user in _users)
            {
                await SendAsync(user);
            }

            await crowd.UntilAsync(book => book.Received >= from + crowd.Count);
        }
    });

    /// <summary>One after the other gets one, at a pace.</summary>
    internal Task<Told> PacedAsync(int count, int perSecond) => Told.RunAsync(crowd, count, async () =>
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var sent = 0; sent < count; sent++)
        {
            while (TimeProvider.System.GetElapsedTime(began).TotalSeconds * perSecond < sent)
            {
                Thread.Sleep(0);
            }

            await SendAsync(_users[sent % _users.Length]);
        }
    });

    private Task SendAsync(string user) => send(user, ++_sequence, TimeProvider.System.GetTimestamp());
}
