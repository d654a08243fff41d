using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;

namespace LenNotify.Tests;

public partial class MeasureTests
{
    [Fact]
    public void Types_beyond_two_hundred_and_names_that_are_none_are_one_series()
    {
        var types = new KnownTypes();
        for (var i = 0; i < 200; i++)
        {
            types.Of($"type_{i}").Should().Be($"type_{i}");
        }

        types.Of("type_200").Should().Be("_OTHER");
        types.Of("type_7").Should().Be("type_7");
        types.Of("a b").Should().Be("_OTHER");
        types.Of(new string('x', 129)).Should().Be("_OTHER");
        types.Of(null).Should().Be("_OTHER");
    }

    [Fact]
    public void Every_instrument_is_in_the_documented_table_with_its_unit_and_the_name_that_Prometheus_gives_it()
    {
        var found = new List<string>();
        using var telemetry = new Telemetry(null);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (ReferenceEquals(instrument.Meter, telemetry.Meter))
            {
                found.Add($"| `{instrument.Name}` | `{instrument.Unit}` | `{Prometheus(instrument)}` |");
            }
        };
        listener.Start();
        var clock = new StoreClock(new TestTime(Things.Noon));
        _ = new Gauges(telemetry, new Pulse(new FakeStore(), new FakeStore(), clock, new PulseSettings([], 1, TimeSpan.Zero)), clock);

        var documented = DocumentedTable.Of("telemetry.md").Select(line => FirstThree().Match(line)).Where(row => row.Success).Select(row => row.Value);
        documented.Should().Contain("| `notifications.emitted` | `{notification}` | `notifications_emitted_total` |").And.BeEquivalentTo(found);
    }

    [Theory]
    [InlineData("call +15550147788 now", "call +1555***7788 now")]
    [InlineData("to canary.bird@aviary.example failed", "to can***@aviary.example failed")]
    [InlineData("to canary.bird%40aviary.example", "to ***")]
    [InlineData("GET https://user:pass@api.example/v1/abc?key=1 gave 500", "GET https://api.example/*** gave 500")]
    [InlineData("Authorization: Bearer abc.def", "Authorization: ***")]
    [InlineData("token=hunter2; retry", "token=***; retry")]
    [InlineData("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.x", "***.e30.x")]
    [InlineData("request 0191a8c2-7d8e-7cc3-98c4-dc0c0c07398f failed with 20003", "request 0191a8c2-7d8e-7cc3-98c4-dc0c0c07398f failed with 20003")]
    [InlineData("System.Net.Http.HttpRequestException: Connection refused (127.0.0.1:8080)", "System.Net.Http.HttpRequestException: Connection refused (127.0.0.1:8080)")]
    [InlineData("15550147788 is not in use", "*** is not in use")]
    public void What_may_be_an_address_or_a_secret_is_taken_out_and_the_rest_stays(string text, string left) => SafeText.Of(text, null).Should().Be(left);

    private static string Prometheus(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "");
        return instrument is Counter<long> ? $"{name}_total" : name;
    }

    [GeneratedRegex(@"^\| `[^`]+` \| `[^`]+` \| `[^`]+` \|")]
    private static partial Regex FirstThree();
}
