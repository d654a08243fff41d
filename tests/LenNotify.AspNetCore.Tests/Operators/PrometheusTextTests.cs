using System.Diagnostics.Metrics;

namespace LenNotify.AspNetCore.Tests;

/// <summary>Another reader of the format, and promtool where it is installed, take what a host writes.</summary>
public sealed class PrometheusTextTests
{
    private static readonly double[] Odd = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e-9, 1e300, -0.0];

    [Fact]
    public async Task What_a_busy_host_writes_is_read_without_a_problem()
    {
        var text = PrometheusText.Read(await BusyAsync());

        text.Problems.Should().BeEmpty();
        text.Samples[("notifications_emitted_total", "notification_type=\"risk\"")].Should().Be(3);
    }

    [PromtoolFact]
    public async Task Promtool_accepts_what_a_busy_host_writes() => (await Promtool.CheckAsync(await BusyAsync())).Should().BeEmpty();

    [Fact]
    public void Hostile_labels_and_odd_values_are_read_back_as_they_were()
    {
        var read = PrometheusText.Read(OddText());

        read.Problems.Should().BeEmpty();
        read.Samples.Count(sample => sample.Key.Name == "odd_things_total").Should().Be(8);
        read.Samples[("odd_things_total", "what_it_is=\"a\\\\nb\"")].Should().Be(1);
        Odd.Select((_, i) => read.Samples[("odd_values", $"i=\"{i}\"")]).Should().Equal(Odd);
    }

    [PromtoolFact]
    public async Task Promtool_accepts_hostile_labels_and_odd_values() => (await Promtool.CheckAsync(OddText())).Should().BeEmpty();

    [PromtoolFact]
    public async Task Promtool_finds_what_is_wrong() =>
        (await Promtool.CheckAsync("# HELP a A.\n# TYPE a gauge\na one\n")).Should().NotBeEmpty("it is asked, and not passed by");

    [Theory]
    [InlineData("# HELP a A.\n# TYPE a gauge\na 1")]
    [InlineData("# HELP a A.\n# TYPE a gauge\na one\n")]
    [InlineData("# HELP a A.\n# TYPE a gauge\na{b=\"c\"d\"} 1\n")]
    [InlineData("# HELP a A.\n# TYPE a gauge\na{b-c=\"d\"} 1\n")]
    [InlineData("# HELP a A.\n# TYPE a gauge\na 1\na 2\n")]
    [InlineData("# HELP a A.\n# TYPE a gauge\n# TYPE a gauge\na 1\n")]
    [InlineData("# HELP a A.\n# TYPE a counter\na 1\n")]
    [InlineData("a 1\n")]
    [InlineData("# HELP a A.\n# TYPE a gauge\na{x=\"1\"} 1\n# HELP b B.\n# TYPE b gauge\nb 1\na{x=\"2\"} 1\n")]
    [InlineData("# HELP h H.\n# TYPE h histogram\nh_bucket{le=\"1\"} 2\nh_bucket{le=\"+Inf\"} 1\nh_sum 1\nh_count 1\n")]
    [InlineData("# HELP h H.\n# TYPE h histogram\nh_bucket{le=\"1\"} 1\nh_sum 1\nh_count 1\n")]
    [InlineData("# HELP h H.\n# TYPE h histogram\nh_bucket{le=\"+Inf\"} 1\nh_sum 1\nh_count 2\n")]
    public void The_reader_finds_what_is_wrong(string text) => PrometheusText.Read(text).Problems.Should().NotBeEmpty();

    private static async Task<string> BusyAsync()
    {
        await using var host = await ApiHost.StartAsync(n => n.AddChannel("sms").AddChannel("email"), map: app => app.MapNotificationsMetrics());
        foreach (var user in new[] { "ann", "bob", "cid" })
        {
            var id = await host.PublishAsync(user, n => n with { Type = "risk", Severity = Severity.Critical, Channels = ["inapp", "sms", "email"] });
            await host.Client(user).PostAsync($"{id}/read", null);
        }

        using var client = new HttpClient { BaseAddress = host.Address };
        return await client.GetStringAsync("/metrics");
    }

    private static string OddText()
    {
        using var meter = new Meter("odd");
        using var metrics = new PrometheusMetrics(meter);
        var counter = meter.CreateCounter<long>("odd.things", null, "Things, with a \\ and\na second line.");
        var seconds = meter.CreateHistogram("odd.time", "s", "How long.", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.00001, 0.5, 1e21] });
        _ = meter.CreateObservableGauge("odd.values", () => Odd.Select((value, i) => new Measurement<double>(value, [new("i", i)])), null, "Values.");
        foreach (var label in new[] { "a\"b", "a\\b", "a\nb", "a\\nb", "} 1", "", "\u00e9\u4e2d", "le=\"1\"" })
        {
            counter.Add(1, new KeyValuePair<string, object?>("what.it-is", label));
            seconds.Record(0.25, new KeyValuePair<string, object?>("what.it-is", label));
        }

        return metrics.Write();
    }
}
