using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace LenNotify;

/// <summary>The people who are connected to this node.</summary>
internal sealed class HubPeople(HubWire wire, ConnectionWatch watch, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, HubPerson> _people = new(StringComparer.Ordinal);

    /// <summary>The name of a person's group. Only the server says it.</summary>
    internal static string GroupOf(string userId) => $"notifications:{userId}";

    /// <summary>The person, with this connection; null when the person has too many.</summary>
    internal HubPerson? Add(string userId, HubCallerContext connection)
    {
        while (true)
        {
            var person = _people.GetOrAdd(userId, Make);
            if (person.TryAdd(connection, wire.Options.ConnectionsPerUser) is { } added)
            {
                return added ? person : null;
            }

            // It emptied in the same moment.
            _people.TryRemove(KeyValuePair.Create(userId, person));
        }
    }

    internal void Remove(string userId, HubCallerContext connection)
    {
        if (_people.TryGetValue(userId, out var person) && person.Remove(connection))
        {
            _people.TryRemove(KeyValuePair.Create(userId, person));
        }
    }

    /// <summary>The person; null for one who has no connection here.</summary>
    internal HubPerson? Find(string userId) => _people.GetValueOrDefault(userId);

    private HubPerson Make(string userId) => new(userId, new CallRate(wire.Options.CallsPerSecondOfUser, time), watch);
}
