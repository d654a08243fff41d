using LenNotify.Storage;

namespace LenNotify.Tests;

/// <summary>
/// Three nodes over one store for some days around a change of the clock: every step of theirs is done one to three times, by whichever
/// node, in any order; some are late, and some starts end with their node.
/// </summary>
internal sealed class DigestWorld
{
    internal const string Person = "anna";
    private readonly Random _random;
    private readonly MemoryStore _store;
    private readonly DigestNode[] _nodes;
    private readonly List<Func<Task>> _steps = [];
    private readonly List<Func<Task>> _late = [];
    private readonly Queue<Publication> _coming;
    private readonly DateTimeOffset _end;
    private readonly string _zone;
    private DateTimeOffset _now;

    internal DigestWorld(string zone, DateTimeOffset change, int seed)
    {
        (_random, _zone) = (new Random(seed), zone);
        _now = change - TimeSpan.FromDays(2);
        _end = change + TimeSpan.FromDays(2);
        var time = new TestTime(_now);
        _store = new MemoryStore(time, new MemoryLimits());
        var engine = new RoutingEngine(
            new RoutingOptions
            {
                DefaultTimeZone = zone,
                Channels = [new ChannelPolicy("inapp") { OnByDefault = true, NeedsContact = false }, new ChannelPolicy("email") { OnByDefault = true, NeedsContact = false }],
                Types =
                [
                    new NotificationType("news") { Channels = ["inapp", "email"], Frequency = Frequency.Daily },
                    new NotificationType("word") { Channels = ["inapp"] },
                ],
            },
            TzdbZones.Default);
        _nodes = [.. Enumerable.Range(0, 3).Select(_ => new DigestNode(_store, engine, time, TimeSpan.FromSeconds(_random.Next(-40, 41))))];
        _coming = new(Enumerable.Range(0, 60).Select(_ => _now + TimeSpan.FromSeconds(_random.NextDouble() * (_end - _now).TotalSeconds))
            .Concat(Enumerable.Range(0, 20).Select(_ => Near(zone))).Order().Select(Published));
        Items = [.. _coming.Select(publication => Ids.Derived(publication.Id, Person))];
    }

    /// <summary>Every item that there is to be told of.</summary>
    internal IReadOnlyList<Guid> Items { get; }

    /// <summary>What arrived: by key, with its members each time and when it came first.</summary>
    internal Dictionary<string, (List<Guid[]> Members, DateTimeOffset First, DateTimeOffset Due)> Arrived { get; } = [];

    internal async Task RunAsync()
    {
        await _store.PutDocumentAsync(new StoredDocument(UserSettings.KeyOf(Person), 0, new Preferences { TimeZone = _zone, EmailDigest = true }.ToJson()), null, _now, default);
        while (_now < _end + TimeSpan.FromDays(2))
        {
            while (_coming.TryPeek(out var next) && next.DueAt <= _now)
            {
                Repeat(node => node.RouteAsync(next, _now));
                _coming.Dequeue();
            }

            Repeat(ClaimAsync);
            Repeat(ClaimAsync);
            await CarryOutAsync();
            await HopAsync();
        }
    }

    // Where a digest is about to go out, and nodes do not agree on the time.
    private DateTimeOffset Near(string zone)
    {
        var day = _now.AddDays(_random.Next(0, 4));
        var nine = NodaTime.LocalDateTime.FromDateTime(day.UtcDateTime.Date.AddHours(9)).InZoneLeniently(NodaTime.DateTimeZoneProviders.Tzdb[zone]).ToDateTimeOffset();
        return nine + TimeSpan.FromSeconds(_random.Next(-60, 61)) is var near && near > _now ? near : _now.AddMinutes(1);
    }

    // Half of it comes to no mail of its own, and is part of the person's daily mail.
    private Publication Published(DateTimeOffset at, int number) => Things.Publication(Person) with
    {
        Type = number % 2 == 0 ? "news" : "word",
        DueAt = at,
        Notification = new Notification { Type = number % 2 == 0 ? "news" : "word", Title = $"News {number}" },
    };

    // One to three times, some of them later.
    private void Repeat(Func<DigestNode, Task> step)
    {
        for (var times = _random.Next(1, 4); times > 0; times--)
        {
            var node = _nodes[_random.Next(_nodes.Length)];
            (_random.Next(5) == 0 ? _late : _steps).Add(() => step(node));
        }
    }

    private async Task CarryOutAsync()
    {
        while (_steps.Count > 0)
        {
            var at = _random.Next(_steps.Count);
            var step = _steps[at];
            _steps.RemoveAt(at);
            await step();
        }
    }

    private async Task ClaimAsync(DigestNode node)
    {
        foreach (var started in await node.ClaimAsync(_now))
        {
            if (_random.Next(5) == 0)
            {
                // The node ends, and its lease with it.
                continue;
            }

            Repeat(_ => SendAsync(started));
            if (_random.Next(5) > 0)
            {
                var ends = _random.Next(4) == 0 ? new Completion(started.Due.Id, CompletionState.RetryAt) { At = _now.AddMinutes(1), Cause = "busy" } : new Completion(started.Due.Id, CompletionState.Delivered);
                for (var times = _random.Next(1, 4); times > 0; times--)
                {
                    _steps.Add(() => node.CompleteAsync(ends, _now));
                }
            }
        }
    }

    private Task SendAsync(ClaimedDelivery started)
    {
        var members = started.Due.Members.Select(item => item.Id).ToArray();
        if (!Arrived.TryGetValue(started.IdempotencyKey, out var known))
        {
            known = Arrived[started.IdempotencyKey] = ([], _now, started.Due.Members.Max(item => item.Decisions[1].Until!.Value));
        }

        known.Members.Add(members);
        return Task.CompletedTask;
    }

    // To the next digest, or a while.
    private async Task HopAsync()
    {
        var due = (await _store.QueueStatusAsync(["email"], _now, default))[0].NextDue;
        var hop = _now + TimeSpan.FromSeconds(_random.Next(5, 3_600));
        _now = due > _now && due < hop ? due.Value : hop;
        _steps.AddRange(_late);
        _late.Clear();
    }
}
