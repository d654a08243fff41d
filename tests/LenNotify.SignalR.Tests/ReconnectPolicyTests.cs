using System.Globalization;

namespace LenNotify.SignalR.Tests;

/// <summary>The policy that clients are shipped, for 2,000 of them that were cut in one moment.</summary>
public sealed class ReconnectPolicyTests
{
    private const int Clients = 2_000;

    [NodeTheory]
    [InlineData(0, 100_000)]
    [InlineData(20_000, 100_000)]
    [InlineData(0, 200)]
    [InlineData(20_000, 200)]
    public async Task Two_thousand_clients_are_back_within_a_minute_and_never_all_come_at_once(int awayFor, int perSecond)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            await using var policy = await NodeProcess.StartAsync("policy.mjs", [.. new[] { Clients, seed, awayFor, perSecond }.Select(number => number.ToString(CultureInfo.InvariantCulture))]);
            var saw = await policy.ReadAsync();

            ((int)saw["peak"]!).Should().BeLessThan(Clients / 4, "the server is asked by so many in its busiest second, seed {0}", seed);
            ((double)saw["back"]!).Should().BeLessThan(60, "the last is back then, seed {0}", seed);
        }
    }
}
