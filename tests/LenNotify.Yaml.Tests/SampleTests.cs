using System.Text.Json.Nodes;
using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.Yaml.Tests;

/// <summary>The first users' own rules and events, as they stand.</summary>
public sealed class SampleTests
{
    private static readonly string Cases = Path.Combine(AppContext.BaseDirectory, "cases");

    [Fact]
    public async Task Their_rules_load_and_their_events_reach_their_people()
    {
        using var host = NotificationsTestHost.Start(n => n.AddChannel("email").AddChannel("sms").AddChannel("voice").AddYamlRules(Path.Combine(Cases, "rules-sample.yaml")));
        host.User("user123").ReachableOver("email").ReachableOver("sms").ReachableOver("voice");
        foreach (var happened in JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Cases, "event-samples.json")))!.AsArray())
        {
            (await host.Notifier.PublishEventAsync(SourceEvent.FromJson(happened!.ToJsonString()))).State.Should().Be(PublishState.Accepted);
        }

        var items = (await host.Services.GetRequiredService<IInbox>().ListAsync("user123", new InboxQuery(), host.Now, default)).Items;
        var told = items.ToDictionary(item => item.Notification.Type, item => item);
        told.Should().HaveCount(2);
        told["ORDER_FILLED"].Notification.Should().BeEquivalentTo(new { Template = "order.filled", Priority = Priority.Normal, Severity = Severity.Warning, Channels = new[] { "inapp", "email" } });
        told["MARGIN_CALL"].Notification.Should().BeEquivalentTo(
            new { Template = "risk.margin_call", Priority = Priority.High, Severity = Severity.Critical, BypassQuietHours = true, Channels = new[] { "inapp", "sms", "voice", "email" } });
        told["MARGIN_CALL"].Notification.Metadata!["shortfall"]!.ToJsonString().Should().Be("5000.00");
        Delivered(told["ORDER_FILLED"]).Should().Equal("email", "inapp");
        Delivered(told["MARGIN_CALL"]).Should().Equal("email", "inapp", "sms", "voice");
    }

    private static IEnumerable<string> Delivered(InboxItem item) =>
        item.Decisions.Where(decision => decision.Verdict == Verdict.Deliver).Select(decision => decision.Channel).Order(StringComparer.Ordinal);
}
