using System.Globalization;

namespace LenNotify.Benchmarks.Hub;

/// <summary>The process of the clients: what they cost is not the host's.</summary>
internal static class CrowdProcess
{
    internal const string Option = "--crowd";
    private const int AtOnce = 50;
    private static readonly TimeSpan BetweenPings = TimeSpan.FromSeconds(10);

    /// <summary>Until its input ends: where, how many, and the book.</summary>
    internal static async Task RunAsync(string[] arguments)
    {
        using var book = new CrowdBook(arguments[2]);
        var members = Enumerable.Range(0, int.Parse(arguments[1], CultureInfo.InvariantCulture)).Select(i => new CrowdMember(new Uri(arguments[0]), UserOf(i), book)).ToArray();
        foreach (var some in members.Chunk(AtOnce))
        {
            Array.ForEach(some, member => _ = member.RunAsync());
            await Task.WhenAll(some.Select(member => member.Begun));
        }

        _ = PingAsync(members);
        await Console.In.ReadToEndAsync();
    }

    internal static string UserOf(int number) => string.Create(CultureInfo.InvariantCulture, $"user-{number}");

    private static async Task PingAsync(CrowdMember[] members)
    {
        using var timer = new PeriodicTimer(BetweenPings);
        while (await timer.WaitForNextTickAsync())
        {
            await Task.WhenAll(members.Select(member => member.PingAsync()));
        }
    }
}
