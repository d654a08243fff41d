namespace LenNotify.Core.Tests;

public class RoutingOptionsTests
{
    private const string Spans = "1 second to 31 days";
    private const string Limits = "1 to 1,000";
    private const string Channel = "1-32 lower-case letters, digits, - and _, first a letter or digit";

    private static readonly Throttle Bad = new(0, TimeSpan.Zero);

    [Fact]
    public void The_default_options_are_sound() => FluentActions.Invoking(() => Engine(new RoutingOptions())).Should().NotThrow();

    [Fact]
    public void Every_problem_comes_at_once_and_in_the_order_of_the_options() =>
        ProblemsOf(new RoutingOptions
        {
            DefaultTimeZone = "localtime",
            Channels = [new ChannelPolicy("In App") { Throttle = Bad, ClosedHours = Closed("nl", QuietWindow.Between("09:00", "09:00")) }],
            Types =
            [
                new NotificationType("no type")
                {
                    Channels = ["SMS"], MinimumSeverity = (Severity)9, Frequency = (Frequency)9, Throttle = Bad,
                },
            ],
            PerUser = Bad,
            GroupThreshold = 1,
            GroupWindow = TimeSpan.Zero,
            RepeatWindow = TimeSpan.FromDays(32),
            MaxMessageLength = 4_001,
        }).Should().Equal(
            new Problem("default_time_zone", "'localtime' is not a time zone.", "an id of the tz database such as Europe/Amsterdam, or a Windows id"),
            new Problem("channels[0].name", "'In App' is not a channel name.", Channel),
            new Problem("channels[0].throttle.limit", "is 0.", Limits),
            new Problem("channels[0].throttle.per", "is 00:00:00.", Spans),
            new Problem("channels[0].closed_hours.nl", "is not a country.", "two capital letters of ISO 3166, or * for all others"),
            new Problem(
                "channels[0].closed_hours.nl[0].end", "is 09:00, the same as the start.", "an end other than the start; the whole day is 00:00 to 24:00"),
            new Problem("types[0].name", "'no type' is not a type name.", "1-128 letters, digits and _ . : -, first a letter or digit"),
            new Problem("types[0].channels[0]", "'SMS' is not a channel name.", Channel),
            new Problem("types[0].minimum_severity", "is 9.", "info, success, warning (or low, medium, high), error, critical"),
            new Problem("types[0].frequency", "is 9.", "immediate, hourly, daily"),
            new Problem("types[0].throttle.limit", "is 0.", Limits),
            new Problem("types[0].throttle.per", "is 00:00:00.", Spans),
            new Problem("per_user.limit", "is 0.", Limits),
            new Problem("per_user.per", "is 00:00:00.", Spans),
            new Problem("group_threshold", "is 1.", "2 to 1,000"),
            new Problem("group_window", "is 00:00:00.", Spans),
            new Problem("repeat_window", "is 32.00:00:00.", Spans),
            new Problem("max_message_length", "is 4,001.", "1 to 4,000"));

    [Fact]
    public void Sixty_four_channels_are_fine_and_65_are_not()
    {
        var channels = Enumerable.Range(0, 65).Select(i => new ChannelPolicy($"c{i}")).ToArray();

        ProblemsOf(new RoutingOptions { Channels = channels[..64] }).Should().BeEmpty();
        ProblemsOf(new RoutingOptions { Channels = channels }).Should().Equal(new Problem("channels", "has 65 entries.", "64 entries"));
    }

    [Fact]
    public void Two_thousand_types_are_fine_and_2001_are_not()
    {
        var types = Enumerable.Range(0, 2_001).Select(i => new NotificationType($"t{i}")).ToArray();

        ProblemsOf(new RoutingOptions { Types = types[..2_000] }).Should().BeEmpty();
        ProblemsOf(new RoutingOptions { Types = types }).Should().Equal(new Problem("types", "has 2,001 entries.", "2,000 entries"));
    }

    [Fact]
    public void A_name_is_taken_once() =>
        ProblemsOf(new RoutingOptions
        {
            Channels = [new("sms"), new("email"), new("sms"), new("sms")],
            Types = [new("a"), new("A"), new("a")],
        }).Should().Equal(new Problem("channels", "has 'sms' 3 times.", "each name once"), new Problem("types", "has 'a' 2 times.", "each name once"));

    [Theory]
    [InlineData(0, 60, "per_user.limit")]
    [InlineData(-1, 60, "per_user.limit")]
    [InlineData(1_001, 60, "per_user.limit")]
    [InlineData(100, 0.999, "per_user.per")]
    [InlineData(100, -60, "per_user.per")]
    [InlineData(100, (31 * 86_400) + 1, "per_user.per")]
    public void A_cap_has_a_limit_and_a_window_that_can_be_kept(int limit, double seconds, string field) =>
        ProblemsOf(new RoutingOptions { PerUser = new Throttle(limit, TimeSpan.FromSeconds(seconds)) })
            .Should().ContainSingle().Which.Field.Should().Be(field);

    [Fact]
    public void The_edges_of_every_range_are_fine()
    {
        ProblemsOf(new RoutingOptions
        {
            PerUser = new Throttle(1, TimeSpan.FromSeconds(1)),
            GroupThreshold = 2,
            GroupWindow = TimeSpan.FromSeconds(1),
            RepeatWindow = TimeSpan.FromSeconds(1),
            MaxMessageLength = 1,
            DefaultTimeZone = "asia/calcutta",
            Channels = [],
            Types = [],
        }).Should().BeEmpty();
        ProblemsOf(new RoutingOptions
        {
            PerUser = new Throttle(1_000, TimeSpan.FromDays(31)),
            GroupThreshold = 1_000,
            GroupWindow = TimeSpan.FromDays(31),
            RepeatWindow = TimeSpan.FromDays(31),
            MaxMessageLength = 4_000,
            Channels = [new("sms") { ClosedHours = Closed("*", QuietWindow.Between("00:00", "24:00")) }],
        }).Should().BeEmpty();
        ProblemsOf(new RoutingOptions { PerUser = null }).Should().BeEmpty();
    }

    [Fact]
    public void Nulls_of_a_careless_host_are_problems_like_any_other() =>
        ProblemsOf(new RoutingOptions
        {
            DefaultTimeZone = null!,
            Channels =
            [
                null!, new ChannelPolicy(null!), null!,
                new("sms") { ClosedHours = Closed("NL", null!) },
                new("voice") { ClosedHours = new Dictionary<string, IReadOnlyList<QuietWindow>> { ["NL"] = null! } },
            ],
            Types = [null!, new NotificationType(null!) { Channels = [null!] }, null!],
        }).Select(p => $"{p.Field}: {p.Message}").Should().Equal(
            "default_time_zone: 'null' is not a time zone.",
            "channels[0]: is null.",
            "channels[1].name: 'null' is not a channel name.",
            "channels[2]: is null.",
            "channels[3].closed_hours.NL[0]: is null.",
            "channels[4].closed_hours.NL: is null.",
            "types[0]: is null.",
            "types[1].name: 'null' is not a type name.",
            "types[1].channels[0]: 'null' is not a channel name.",
            "types[2]: is null.");

    private static RoutingEngine Engine(RoutingOptions options) => new(options, TzdbZones.Default);

    private static IReadOnlyList<Problem> ProblemsOf(RoutingOptions options)
    {
        try
        {
            Engine(options);
            return [];
        }
        catch (InvalidInputException refusal)
        {
            refusal.Message.Should().StartWith("The set of routing options was refused").And.Contain(refusal.Problems[0].ToString());
            return refusal.Problems;
        }
    }

    private static Dictionary<string, IReadOnlyList<QuietWindow>> Closed(string country, QuietWindow window) => new() { [country] = [window] };
}
