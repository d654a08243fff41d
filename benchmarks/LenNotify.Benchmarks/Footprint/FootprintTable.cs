using System.Globalization;
using System.Text;
using LenNotify.Tests.Postgres;

namespace LenNotify.Benchmarks.Footprint;

/// <summary>
/// Memory and processor of hosts with LenNotify over those of an empty one, all of them side by side for the same minute. What the
/// database costs is not in it: that is a process of its own.
/// </summary>
internal static class FootprintTable
{
    private const int PerMinute = 100;
    private const double MostMegabytes = 100;
    private const double MostPercent = 10;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    /// <summary>The rows of the table. Dry, it looks for two seconds.</summary>
    internal static async Task<string> MeasureAsync(bool dry = false)
    {
        if (!OperatingSystem.IsLinux())
        {
            return "Not measured: what is a process's own is read from /proc, which only Linux has.\n";
        }

        var folder = Directory.CreateTempSubdirectory("lennotify");
        var server = PostgresProcess.WhyNot is null ? await PostgresProcess.StartAsync() : null;
        var hosts = Hosts(folder.FullName, server).ToArray();
        try
        {
            await Task.WhenAll(hosts.Select(host => host.StartedAsync()));
            await Task.Delay(dry ? TimeSpan.FromSeconds(1) : WarmUp);
            Array.ForEach(hosts, host => host.Begin());
            await Task.Delay(dry ? TimeSpan.FromSeconds(2) : Window);
            return Text([.. hosts.Select(host => (host.Name, host.End()))]);
        }
        finally
        {
            foreach (var host in hosts)
            {
                await host.DisposeAsync();
            }

            folder.Delete(recursive: true);
        }
    }

    // Each store twice, with a place of its own: idle, and at work.
    private static IEnumerable<HostProcess> Hosts(string folder, PostgresProcess? server)
    {
        yield return new HostProcess(FootprintHost.Empty, 0, "");
        foreach (var perMinute in new[] { 0, PerMinute })
        {
            yield return new HostProcess(FootprintHost.Memory, perMinute, "");
            yield return new HostProcess(FootprintHost.Sqlite, perMinute, Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{perMinute}.db")));
            if (server is not null)
            {
                // The second one has the other database that every server has.
                yield return new HostProcess(FootprintHost.Postgres, perMinute, server.To(perMinute == 0 ? "postgres" : "template1"));
            }
        }
    }

    private static string Text(IReadOnlyList<(string Name, HostCost Cost)> all)
    {
        var text = new StringBuilder("| process | memory of its own | over the empty host | bar | processor, of one core | over the empty host | bar | |\n")
            .Append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |\n");
        var empty = all[0].Cost;
        text.Append(CultureInfo.InvariantCulture, $"| {all[0].Name} | {empty.Megabytes:0} MB | | | {empty.Percent:0.0} % | | | |\n");
        foreach (var (name, cost) in all.Skip(1))
        {
            var (more, busier) = (cost.Megabytes - empty.Megabytes, cost.Percent - empty.Percent);
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {cost.Megabytes:0} MB | {more:0} MB | below {MostMegabytes:0} MB ")
                .Append(CultureInfo.InvariantCulture, $"| {cost.Percent:0.0} % | {busier:0.0} % | below {MostPercent:0} % | {(more < MostMegabytes && busier < MostPercent ? "met" : "**not met**")} |\n");
        }

        return text.ToString();
    }
}
