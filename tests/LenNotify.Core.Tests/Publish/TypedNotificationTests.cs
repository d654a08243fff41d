namespace LenNotify.Core.Tests;

public class TypedNotificationTests
{
    [Fact]
    public void Two_members_are_enough() =>
        Notification.From(new Filled("BTC/USD")).Should().Be(new Notification { Type = "order_filled", Title = "BTC/USD filled" });

    [Fact]
    public void What_the_members_cannot_say_is_completed()
    {
        var notification = Notification.From(new Signal(91));

        notification.Should().BeEquivalentTo(new { Type = "signal", Title = "Signal", Message = "Rising", Severity = Severity.Success, Confidence = 91d, RepeatKey = "s1" });
    }

    private sealed record Filled(string Symbol) : INotification
    {
        public static string TypeName => "order_filled";

        public string Title => $"{Symbol} filled";
    }

    private sealed record Signal(double Score) : INotification
    {
        public static string TypeName => "signal";

        public string Title => "Signal";

        public string Message => "Rising";

        public Severity Severity => Severity.Success;

        public Notification Complete(Notification draft) => draft with { Confidence = Score, RepeatKey = "s1" };
    }
}
