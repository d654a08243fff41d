using System.Net;
using Microsoft.AspNetCore.Builder;

namespace LenNotify.AspNetCore.Tests;

public sealed class HealthTests
{
    [Fact]
    public async Task Health_is_said_in_short_and_in_sentences()
    {
        await using var host = await ApiHost.StartAsync(n => n.AddChannel("sms"), build: b => b.Services.AddNotificationsHealthChecks(), map: app =>
        {
            app.MapHealthChecks("/health");
            app.MapNotificationsHealth();
        });
        using var client = new HttpClient { BaseAddress = host.Address };

        (await client.GetStringAsync("/health")).Should().Be("Healthy");
        var detailed = await client.GetAsync("/health/detailed").JsonAsync();

        ((string)detailed["state"]!).Should().Be("healthy");
        detailed["findings"]!.AsArray().Select(finding => (string)finding!["part"]!).Should().Contain(["store", "clock", "queue:sms"]);
    }

    [Fact]
    public async Task A_store_that_is_down_is_unhealthy_in_both()
    {
        await using var host = await ApiHost.StartAsync(
            build: b =>
            {
                b.Services.AddNotificationsHealthChecks();
                b.Services.Add(new(typeof(INotificationHealth), typeof(Down), Microsoft.Extensions.DependencyInjection.ServiceLifetime.Singleton));
            },
            map: app =>
            {
                app.MapHealthChecks("/health");
                app.MapNotificationsHealth();
            });
        using var client = new HttpClient { BaseAddress = host.Address };

        await client.GetAsync("/health").StatusAsync(HttpStatusCode.ServiceUnavailable);
        using var detailed = await client.GetAsync("/health/detailed");
        detailed.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await detailed.Content.ReadAsStringAsync()).Should().Contain("The store does not answer.");
    }

    private sealed class Down : INotificationHealth
    {
        public Task<NotificationHealth> CheckAsync(CancellationToken cancellationToken = default) =>
            Task.FromResult(new NotificationHealth([new HealthFinding("store", HealthState.Unhealthy, "The store does not answer.")]));
    }
}
