using LenNotify.Storage;

namespace LenNotify.Core.Tests;

public class ActivityDamageTests
{
    private const string WrongLength = "The user activity is damaged: its length does not fit its content.";
    private const string WrongOrder = "The user activity is damaged: its instants are out of order.";

    private static readonly Notification Notification = new() { Type = "t", Title = "t", GroupKey = "g", RepeatKey = "r" };

    private static readonly RoutingEngine Engine = new(
        new RoutingOptions { Types = [new NotificationType("t") { Throttle = Throttle.PerHour(1) }] }, TzdbZones.Default);

    [Fact]
    public void Another_format_is_named_together_with_ours() =>
        Reading([2, 0, 0, 0, 0]).Should().Throw<InvalidDataException>()
            .WithMessage("The user activity has format 2; this version of LenNotify reads format 1.");

    [Fact]
    public void A_value_that_lost_its_end_is_damaged_wherever_it_was_cut()
    {
        var bytes = Sample().ToBytes();
        for (var length = 1; length < bytes.Length; length++)
        {
            Reading(bytes[..length]).Should().Throw<InvalidDataException>().WithMessage(WrongLength);
        }
    }

    [Fact]
    public void A_value_with_something_behind_its_end_is_damaged() =>
        Reading([.. Sample().ToBytes(), 0]).Should().Throw<InvalidDataException>().WithMessage(WrongLength);

    [Fact]
    public void A_value_cannot_announce_more_than_there_is()
    {
        Reading([1, 0xFF, 0xFF, 0xFF, 0xFF]).Should().Throw<InvalidDataException>().WithMessage(WrongLength);
        Reading([1, 1, 2, 0, 0]).Should().Throw<InvalidDataException>().WithMessage(WrongLength);
        Reading([1, 1, 0, 0, 0, .. new byte[16], 0xFF, 0xFF]).Should().Throw<InvalidDataException>().WithMessage(WrongLength);
    }

    [Theory]
    [InlineData(-1, 5, 9)]
    [InlineData(5, 4, 9)]
    [InlineData(5, 6, 5)]
    [InlineData(5, 6, long.MinValue)]
    [InlineData(5, 6, long.MaxValue)]
    public void Starts_that_are_no_instants_in_order_are_damaged(long first, long second, long expires) =>
        Reading(new UserActivity([new CapWindow(1, expires, 0, [new Start(first, 0), new Start(second, 0)])], [], measuredBy: null).ToBytes())
            .Should().Throw<InvalidDataException>().WithMessage(WrongOrder);

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(5, 4)]
    [InlineData(5, long.MaxValue)]
    public void A_group_that_closes_before_it_opens_is_damaged(long opened, long closes) =>
        Reading(new UserActivity([], [new OpenGroup(1, opened, closes, 1)], measuredBy: null).ToBytes()).Should().Throw<InvalidDataException>().WithMessage(WrongOrder);

    [Fact]
    public void Whatever_happened_to_the_bytes_they_are_read_or_damaged_and_what_was_read_can_be_used()
    {
        var random = new Random(61);
        var read = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Mutated(Sample().ToBytes(), random);
            UserActivity value;
            try
            {
                value = UserActivity.FromBytes(bytes);
            }
            catch (InvalidDataException damaged)
            {
                damaged.Message.Should().StartWith("The user activity ");
                continue;
            }

            read++;
            value.IsEmpty.Should().Be(value.ToBytes().Length == 0);
            Use(value);
        }

        read.Should().BeInRange(1_000, 19_000, "both ways must have been taken");
    }

    private static void Use(UserActivity value)
    {
        var now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var notification = Engine.Compile(Notification, Guid.Empty);
        var person = Engine.Compile(new Preferences(), ContactBook.Empty);
        var decisions = new ChannelDecision[Engine.Channels.Count];

        var decision = Engine.Decide(notification, person, value, now, decisions);
        var after = Engine.Record(value, notification, decision, decisions, now);
        UserActivity.FromBytes(after.ToBytes()).Should().Be(after);
        foreach (var channel in decisions)
        {
            (channel.Until is null || channel.Until > now).Should().BeTrue();
        }
    }

    private static byte[] Mutated(byte[] bytes, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(bytes.Length);
            switch (random.Next(5))
            {
                case 0:
                    bytes = bytes[..at];
                    break;
                case 1:
                    bytes = [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]];
                    break;
                case 2:
                    random.NextBytes(bytes.AsSpan(at));
                    break;
                default:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
            }

            if (bytes.Length == 0)
            {
                break;
            }
        }

        return bytes;
    }

    // What the engine really looks for, so that a mutation is met again by the next decision.
    private static UserActivity Sample()
    {
        var now = new DateTimeOffset(2026, 3, 1, 11, 59, 0, TimeSpan.Zero);
        var notification = Engine.Compile(Notification, new Guid(1, 2, 3, new byte[8]));
        var person = Engine.Compile(new Preferences(), ContactBook.Empty);
        var decisions = new ChannelDecision[Engine.Channels.Count];
        var decision = Engine.Decide(notification, person, UserActivity.None, now, decisions);
        return Engine.Record(UserActivity.None, notification, decision, decisions, now);
    }

    private static Func<UserActivity> Reading(byte[] bytes) => () => UserActivity.FromBytes(bytes);
}
