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
        first[0].Notification.Metadata!["occurred_at"]!.GetValue<string>().Should().Be("2026-06-10T12:14:00.0000000+00:00");
        all.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_channel_says_it_with_the_shipped_template()
    {
        var pager = new Pigeon("pager");
        await using var host = await StartAsync(n => n.AddShippedTemplates().AddChannel(pager).AddType("SYSTEM_ERROR", type => type.Channels("pager")));
        await host.Get<IUserSettings>().PutContactAsync("olivia", new HostContact("pager", "pager-4711"), new Evidence(host.Time.GetUtcNow(), "test"));
        using var client = new HttpClient { BaseAddress = host.Address };

        await client.GetAsync("/broken");
        await ToldAsync(host, 1);
        while (pager.Sent.IsEmpty)
        {
            await Task.Yield();
        }

        var sent = pager.Sent.Single();
        sent.Content.Subject.Should().Be("Unhandled System.FormatException");
        sent.Content.Text.Should().Contain("Error: System.FormatException").And.Contain("When: ").And.Contain("Part: ").And.NotContain("secret");
    }

    [Fact]
    public async Task Without_operators_the_host_does_not_start()
    {
        var start = () => ApiHost.StartAsync(map: app => app.UseNotificationsOnException());

        await start.Should().ThrowAsync<InvalidOperationException>().WithMessage("*Operators*");
    }

    private static Task<ApiHost> StartAsync(Action<NotificationsBuilder>? notifications = null) => ApiHost.StartAsync(
        notifications,
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
