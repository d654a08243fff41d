using System.Globalization;
using System.Net;

namespace Worker.Tests;

/// <summary>What an orchestrator asks, of real processes.</summary>
public sealed class ProbeTests
{
    [PostgresFact]
    public async Task Every_path_that_a_manifest_names_answers_in_every_role()
    {
        await using var desk = await OrderDesk.StartAsync();
        await using var publisher = await desk.StartAsync(Roles.Publisher);
        await using var worker = await desk.StartAsync(Roles.Worker);
        (await publisher.Client.PostAsync("/demo?count=5", null)).EnsureSuccessStatusCode();
        await desk.Pager.UntilAsync(pager => pager.Pages.Count == 5);

        foreach (var pod in Manifest.Pods.Where(pod => pod.Paths.Count > 0))
        {
            var process = pod.Role == Roles.Publisher ? publisher : worker;
            foreach (var path in pod.Paths)
            {
                (await process.Client.GetAsync(path)).StatusCode.Should().Be(HttpStatusCode.OK, "{0} is asked of the {1}", path, pod.Role);
            }
        }

        (await publisher.Client.GetStringAsync(RoleApp.Metrics)).Should().Contain("notifications_emitted_total");
        (await worker.Client.GetStringAsync(RoleApp.Metrics)).Should().Contain("notifications_delivered_total");
    }

    [PostgresFact]
    public async Task Without_its_database_a_process_lives_and_is_not_ready()
    {
        await using var desk = await OrderDesk.StartAsync();
        await using var worker = await desk.StartAsync(Roles.Worker);
        var beside = desk.Environment;
        beside["ASPNETCORE_HTTP_PORTS"] = worker.Port.ToString(CultureInfo.InvariantCulture);
        var (ready, _) = await RoleProcess.RunAsync(Roles.Probe, beside);

        await desk.Database.StopAsync();
        var (broken, _) = await RoleProcess.RunAsync(Roles.Probe, beside);

        ready.Should().Be(0);
        broken.Should().Be(1);
        (await worker.Client.GetAsync(RoleApp.Live)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await worker.Client.GetAsync(RoleApp.Ready)).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        await desk.Database.StartAgainAsync();
    }

    [Fact]
    public async Task A_process_without_its_variables_ends_and_names_them_all()
    {
        var (code, said) = await RoleProcess.RunAsync(Roles.Worker, new Dictionary<string, string> { ["DRAIN_SECONDS"] = "long" });

        code.Should().Be(2);
        said.Should().ContainAll("DATABASE is not set", "CONTACT_KEY is not set", "HASH_KEY is not set", "DRAIN_SECONDS is 'long', and must be a whole number from 1 to 3600");
    }

    [Fact]
    public async Task A_process_that_is_not_told_what_it_is_ends_and_says_what_it_can_be()
    {
        var (code, said) = await RoleProcess.RunAsync("everything", new Dictionary<string, string>());

        code.Should().Be(2);
        said.Should().Contain("publisher, worker, migrate, probe");
    }
}
