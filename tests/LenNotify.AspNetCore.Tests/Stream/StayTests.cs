using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.AspNetCore.Tests;

/// <summary>People whom the host disables while they are connected, and people who command too much.</summary>
public sealed class StayTests
{
    [Fact]
    public async Task Streams_of_a_person_who_was_disabled_end_within_a_minute_and_others_stay()
    {
        var policy = new Disabled();
        await using var host = await ApiHost.StartAsync(build: b => b.Services.AddSingleton<IConnectionPolicy>(policy));
        var token = host.Token("ann") with { Expires = host.Time.GetUtcNow().AddYears(10) };
        using var stream = await EventReader.OpenAsync(host.Client(token));
        using var socket = await SocketClient.OpenAsync(host, token);
        using var bobs = await SocketClient.OpenAsync(host, token with { Sub = "bob" });
        await Task.WhenAll(stream.NextAsync("connected"), socket.NextAsync("connected"), bobs.NextAsync("connected"));

        // Asked once about both, and nobody is disabled yet; then the host cannot tell, which ends nothing either.
        await policy.AskedAsync(host.Time, "ann", "bob");
        policy.Trouble = true;
        await policy.AskedAsync(host.Time, "ann", "bob");
        policy.Trouble = false;
        policy.Ids.TryAdd("ann", 0);
        await policy.AskedAsync(host.Time, "ann", "bob");

        (await stream.NextAsync("nothing")).Should().BeNull();
        (await socket.NextAsync("nothing")).Should().BeNull();
        await bobs.SendAsync("""{"command":"unread_count"}""");
        (await bobs.NextAsync("answer")).Should().NotBeNull();
    }

    [Fact]
    public async Task All_sockets_of_a_person_together_may_command_only_so_often()
    {
        await using var host = await ApiHost.StartAsync(api: o => o.CommandsPerSecondOfUser = 1);
        using var phone = await SocketClient.OpenAsync(host, host.Token("ann"));
        using var browser = await SocketClient.OpenAsync(host, host.Token("ann"));
        using var bobs = await SocketClient.OpenAsync(host, host.Token("bob"));

        for (var call = 0; call < 5; call++)
        {
            (await AskAsync(call % 2 == 0 ? phone : browser)).Should().Be("answer");
        }

        (await AskAsync(phone)).Should().Be("too_many");
        (await AskAsync(browser)).Should().Be("too_many");
        (await AskAsync(bobs)).Should().Be("answer");
        host.Time.Pass(TimeSpan.FromSeconds(1));
        (await AskAsync(browser)).Should().Be("answer", "it was not closed");
    }

    private static async Task<string> AskAsync(SocketClient socket)
    {
        await socket.SendAsync("""{"command":"unread_count"}""");
        while (await socket.NextAsync() is { } message)
        {
            if ((string)message["event"]! is "answer" or "error")
            {
                return (string?)message["code"] ?? "answer";
            }
        }

        return "closed";
    }

    private sealed class Disabled : IConnectionPolicy
    {
        private readonly ConcurrentDictionary<string, int> _asked = new();

        internal ConcurrentDictionary<string, byte> Ids { get; } = new();

        internal bool Trouble { get; set; }

        public ValueTask<bool> MayStayAsync(string userId, CancellationToken cancellationToken)
        {
            _asked.AddOrUpdate(userId, 1, static (_, count) => count + 1);
            return Trouble ? throw new InvalidOperationException("The directory is down.") : ValueTask.FromResult(!Ids.ContainsKey(userId));
        }

        // Time passes until each was asked about once more.
        internal async Task AskedAsync(TestTime time, params string[] people)
        {
            var before = people.ToDictionary(id => id, id => _asked.GetValueOrDefault(id));
            while (people.Any(id => _asked.GetValueOrDefault(id) == before[id]))
            {
                time.Pass(TimeSpan.FromSeconds(1));
                await Task.Yield();
            }
        }
    }
}
