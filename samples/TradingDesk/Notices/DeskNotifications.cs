using LenNotify;

namespace TradingDesk;

/// <summary>All that this program says to LenNotify, but for the store.</summary>
public static class DeskNotifications
{
    public static NotificationsBuilder AddDeskNotifications(this IServiceCollection services) => services
        .AddNotifications(o =>
        {
            o.DefaultTimeZone = "Europe/Amsterdam";
            o.Operators = "olivia";
        })
        .AddType<OrderFilled>()
        .AddType<SignalFound>(t => t.CarriesConfidence(raisesPriority: true))
        .AddType<RiskWarning>(t => t.Throttle(Throttle.PerHour(1)).EscalateTo(ChannelNames.Sms, unlessReadWithin: TimeSpan.FromMinutes(15)))
        .AddType<EmergencyExit>(t => t.Mandatory().Emergency())
        .AddType<StrategyPromoted>()
        .AddType<ExperimentCompleted>()
        .AddType<DailyInsight>(t => t.Channels(ChannelNames.InApp, ChannelNames.Email))
        .AddType("SYSTEM_ERROR", t => t.Mandatory())
        .AddShippedTemplates()
        .AddInsights<TradeInsights>("0 18 * * *")
        .UseContacts<PhoneBook>()
        .UseSegments<TraderSegment>()
        .AddObserver<DeskLog>()
        .AddDeskChannels();

    private static NotificationsBuilder AddDeskChannels(this NotificationsBuilder notifications) => notifications
        .AddChannel<WallBoard>()
        .AddEmail(o => o.From = "desk@desk.example").OverSmtp(o => o.Host = "mail.desk.example")
        .AddTwilioSms(o =>
        {
            o.AccountSid = "AC00000000000000000000000000000000";
            o.AuthToken = "never used in development mode";
            o.From = "+12025550100";
            o.Destinations.Add("+1");
        })
        .AddTwilioVoice(o => o.CallFrom = "+12025550100")

        // Nothing leaves this machine: what would have been sent is on the desk's page. The board is ours, and real.
        .UseDevelopmentMode(o => o.Except.Add("board"));
}
