using LenNotify.Tests.Journey;

namespace LenNotify.Tests;

public class ChannelAlarmsTests
{
    private readonly TestTime _time = new(new DateTimeOffset(2026, 6, 10, 12, 0, 0, TimeSpan.Zero));
    private readonly WrittenLog<ChannelAlarms> _log = new();

    [Fact]
    public void An_alarm_is_logged_once_in_a_while_and_degrades_health_until_it_is_over()
    {
        var alarms = new ChannelAlarms(_time, _log);
        alarms.Clear("sms");
        for (var i = 0; i < 100; i++)
        {
            alarms.Raise("sms", $"Refused for {Canary.Phone}.\nRotate it.");
        }

        _log.Lines.Should().ContainSingle().Which.Should().Contain("+1555***7788").And.NotContain("\n");
        alarms.Findings().Should().ContainSingle().Which.Should().Match<HealthFinding>(finding => finding.Part == "channel:sms" && finding.State == HealthState.Degraded);
        _time.Pass(TimeSpan.FromMinutes(16));
        alarms.Raise("sms", $"Refused for {Canary.Phone}.\nRotate it.");
        alarms.Raise("sms", "Something else.");
        _log.Lines.Should().HaveCount(3);

        alarms.Clear("sms");
        alarms.Findings().Should().BeEmpty();
        _log.Lines.Should().HaveCount(4);
    }
}
