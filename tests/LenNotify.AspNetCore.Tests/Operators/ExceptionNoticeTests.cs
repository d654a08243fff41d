using LenNotify.Storage;
using Microsoft.AspNetCore.Builder;

namespace LenNotify.AspNetCore.Tests;

public sealed class ExceptionNoticeTests
{
    [Fact]
    public async Task Operators_hear_of_an_unhandled_error_once_in_fifteen_minutes_and_nothing_of_its_message()
    {
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };

        // The hour's first quarter ends in between, and that makes no second notice.
        host.Time.Pass(TimeSpan.FromMinutes(14));
        for (var asked = 0; asked < 5; asked++)
        {
            (await client.GetAsync("/broken")).StatusCode.Should().Be(System.Net.HttpStatusCode.InternalServerError, "the error goes on as it came");
            host.Time.Pass(TimeSpan.FromMinutes(2));
        }

        var first = await ToldAsync(host, 1);
        host.Time.Pass(TimeSpan.FromMinutes(5));
        await client.GetAsync("/broken");
        var all = await ToldAsync(host, 2);

        first[0].Notification.Type.Should().Be("SYSTEM_ERROR");
        first[0].Notification.Title.Should().Be("Unhandled System.FormatException");
        first[0].Notification.Message.Should().Contain("at LenNotify.AspNetCore.Tests").And.NotContain("secret");
        first[0].Notification.Attributes["correlation_id"].Should().NotBeEmpty();
        all.Should().HaveCount(2);
    }

    [Fact]
    public async Task Without_operators_the_host_does_not_start()
    {
        var start = () => ApiHost.StartAsync(map: app => app.UseNotificationsOnException());

        await start.Should().ThrowAsync<InvalidOperationException>().WithMessage("*Operators*");
    }

    private static Task<ApiHost> StartAsync() => ApiHost.StartAsync(
        build: b => b.Services.AddNotifications(o => o.Operators = "olivia"),
        map: app =>
        {
            app.UseNotificationsOnException();
            app.MapGet("/broken", string () => throw new FormatException("password=secret"));
        });

    // It is told behind the request's back.
    private static async Task<IReadOnlyList<InboxItem>> ToldAsync(ApiHost host, int count)
    {
        while (true)
        {
            var page = await host.Get<IInbox>().ListAsync("olivia", new InboxQuery(), host.Time.GetUtcNow(), default);
            if (page.Items.Count >= count)
            {
                return page.Items;
            }

            await Task.Yield();
        }
    }
}
