using System.Net;
using Microsoft.AspNetCore.Builder;

namespace LenNotify.AspNetCore.Tests;

public sealed class RateLimitTests
{
    [Fact]
    public async Task One_request_too_many_is_refused_and_nobody_elses_is()
    {
        const string Limited = "/limited";
        await using var host = await ApiHost.StartAsync(build: b => b.Services.AddNotificationsRateLimits(perMinute: 3), map: app =>
        {
            app.UseRateLimiter();
            app.MapNotifications(Limited).RequireRateLimiting(RateLimitServices.PolicyName);
        });
        using var ann = host.Client();
        using var bob = host.Client("bob");
        for (var asked = 0; asked < 3; asked++)
        {
            await ann.GetAsync($"{Limited}/count").StatusAsync(HttpStatusCode.OK);
        }

        using var refused = await ann.GetAsync($"{Limited}/count");
        refused.Headers.RetryAfter!.Delta.Should().BePositive();
        await ann.GetAsync($"{Limited}/count").ProblemAsync(HttpStatusCode.TooManyRequests, "too_many");
        await bob.GetAsync($"{Limited}/count").StatusAsync(HttpStatusCode.OK);
        await ann.GetAsync("count").StatusAsync(HttpStatusCode.OK);
    }
}
