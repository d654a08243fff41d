namespace LenNotify.AspNetCore.Tests;

public sealed class MetricsTests
{
    [Fact]
    public async Task What_happened_is_counted_in_the_text_that_prometheus_reads()
    {
        await using var host = await ApiHost.StartAsync(n => n.AddChannel("sms"), map: app => app.MapNotificationsMetrics());
        await host.PublishAsync();
        await host.PublishAsync(with: n => n with { Type = "risk" });
        await host.PublishAsync("bob");
        using var client = new HttpClient { BaseAddress = host.Address };

        using var answer = await client.GetAsync("/metrics");

        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n');
        answer.Content.Headers.ContentType!.ToString().Should().Be("text/plain; version=0.0.4; charset=utf-8");
        lines.Should().Contain(["# TYPE notifications_emitted_total counter", "notifications_emitted_total{notification_type=\"order_filled\"} 2", "notifications_emitted_total{notification_type=\"risk\"} 1"]);
        lines.Should().Contain("# TYPE notification_publish_duration_seconds histogram").And.Contain("notification_publish_duration_seconds_bucket{notification_outcome=\"routed\",le=\"+Inf\"} 3")
            .And.Contain("notification_publish_duration_seconds_count{notification_outcome=\"routed\"} 3");
        lines.Should().Contain("# TYPE clock_skew_seconds gauge");
        lines[^1].Should().BeEmpty("the last line ends with a line feed");
        lines.Should().NotContain(line => line.Contains("\"ann\"") || line.Contains("bob"));
        lines.SkipLast(1).Should().OnlyContain(line => System.Text.RegularExpressions.Regex.IsMatch(line, @"\A(# (HELP|TYPE) [a-z_]+ .*|[a-z_]+(\{[a-z_]+=""[^""]*""(,[a-z_]+=""[^""]*"")*\})? -?[0-9.E+-]+)\z"));
    }
}
