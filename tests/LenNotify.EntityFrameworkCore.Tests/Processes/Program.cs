using System.Globalization;
using LenNotify.Tests.Journey;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>
/// The tests' own entry, for tests with a second process: <see cref="NodeProcess"/> starts this assembly with the connection
/// string of its database. It does what it is told line by line, answers each, and ends when nobody can tell it any more.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var time = new TestTime(NodeHost.Start);
        await using var host = await NodeHost.StartAsync(args[0], time);
        Console.WriteLine("started");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            switch (line.Split(' '))
            {
                case ["pass", var ticks]:
                    await host.Rested();
                    time.Pass(TimeSpan.FromTicks(long.Parse(ticks, CultureInfo.InvariantCulture)));
                    await host.Rested();
                    break;
                case ["publish", var channel, var user, var count, var group]:
                    await NodeHost.PublishAsync(host, channel, user, int.Parse(count, CultureInfo.InvariantCulture), group.Length == 0 ? null : group);
                    break;
                case ["repeat", var count, var key]:
                    Console.WriteLine(string.Join(' ', await NodeHost.RepeatAsync(host, int.Parse(count, CultureInfo.InvariantCulture), key)));
                    break;
                default:
                    Console.WriteLine($"'{line}' means nothing");
                    return 1;
            }

            Console.WriteLine(CanaryWatch.OfTheRun.Seen is [var seen, ..] ? seen.ReplaceLineEndings(" ") : "done");
        }

        await host.StopAsync();
        return 0;
    }
}
