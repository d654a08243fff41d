using static LenNotify.Core.Tests.Publishing;

namespace LenNotify.Core.Tests;

public class OwnRecordTests
{
    [Fact]
    public void A_record_of_the_host_needs_a_name_and_a_title_only()
    {
        var notification = Notification.From(new TradeClosed("BTC/USD"));

        notification.Should().Be(new Notification { Type = "trade_closed", Title = "BTC/USD closed" });
        ShouldBeFine(notification);
    }

    [Fact]
    public void A_record_of_the_host_may_say_everything_else_as_well() =>
        Notification.From(new RiskRaised(92)).Should().Be(new Notification
        {
            Type = "risk_raised",
            Title = "Risk raised",
            Message = "Look at it",
            Severity = Severity.Warning,
            Confidence = 92,
        });

    [Fact]
    public void What_a_record_leaves_null_is_a_problem_and_not_a_crash() =>
        ProblemOf(Notification.From(new TradeClosed(null!) { Untitled = true })).Field.Should().Be("title");

    [Fact]
    public void Nothing_at_all_is_refused_by_its_parameter()
    {
        FluentActions.Invoking(() => Usual.Validate(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => Usual.Compile((Notification)null!, Guid.Empty)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => Notification.From<TradeClosed>(null!)).Should().Throw<ArgumentNullException>();
    }

    private sealed record TradeClosed(string Symbol) : INotification
    {
        public static string TypeName => "trade_closed";

        public bool Untitled { get; init; }

        public string Title => Untitled ? null! : $"{Symbol} closed";
    }

    private sealed record RiskRaised(double Confidence) : INotification
    {
        public static string TypeName => "risk_raised";

        public string Title => "Risk raised";

        public string Message => "Look at it";

        public Severity Severity => Severity.Warning;

        public Notification Complete(Notification draft) => draft with { Confidence = Confidence };
    }
}
