// A tour of the routing engine: one person, a few notifications, and why each of them goes where it goes.
using LenNotify;
using LenNotify.Storage;

var engine = new RoutingEngine(
    new RoutingOptions
    {
        Channels = [.. ChannelPolicy.Defaults.Take(3)],
        Types = [new("signal") { CarriesConfidence = true }, new("risk_warning") { Throttle = Throttle.PerHour(1) }],
    },
    TzdbZones.Default);

var anna = engine.Compile(
    Preferences.Parse("""
        { "time_zone": "europe/amsterdam", "confidence_threshold": 85, "filters": { "symbol": ["BTC/USD"] },
          "quiet_hours": { "enabled": true, "windows": [{ "start": "22:00", "end": "07:00" }] } }
        """, TzdbZones.Default),
    new ContactBook { Contacts = [Verified(ChannelNames.Email)], OptOuts = new Dictionary<string, Evidence> { ["sms"] = new(DateTimeOffset.UnixEpoch, "inbound sms") } });

// The clocks in Amsterdam go forward tonight: 22:00-07:00 is eight hours long.
var activity = UserActivity.None;
var tonight = new DateTimeOffset(2026, 3, 28, 23, 30, 0, TimeSpan.Zero);
Tell("A fill at half past midnight", new Notification { Type = "order_filled", Title = "BTC/USD filled at 60,125", Severity = Severity.Warning }, tonight);
Tell("A margin call passes quiet hours", new Notification { Type = "margin_call", Title = "Shortfall of $5,000", Severity = Severity.Critical }, tonight);
Tell("A weak signal", new Notification { Type = "signal", Title = "BTC/USD may rise", Confidence = 71 }, tonight);
Tell("A symbol that she does not follow", new Notification { Type = "order_filled", Title = "AAPL filled", Attributes = new Dictionary<string, string> { ["symbol"] = "AAPL" } }, tonight);

var noon = tonight.AddHours(11);
for (var i = 1; i <= 2; i++)
{
    Tell($"Risk warning {i} of the hour", new Notification { Type = "risk_warning", Title = "Heat over 8 %", Severity = Severity.Warning, ThrottleKey = "heat" }, noon.AddMinutes(i));
}

try
{
    engine.Compile(new Notification { Type = "Odd type", Title = "", Confidence = double.NaN, ActionUrl = "javascript:alert(1)" }, Guid.Empty);
}
catch (InvalidInputException refused)
{
    Console.WriteLine($"\nBad input is refused with all that is wrong:\n{refused.Message}");
}

void Tell(string what, Notification notification, DateTimeOffset now)
{
    var compiled = engine.Compile(notification, Guid.NewGuid());
    var explanation = engine.Explain(compiled, anna, activity, now);
    activity = engine.Record(activity, compiled, explanation.Decision, [.. explanation.Channels.Select(c => c.Decision)], now);
    Console.WriteLine($"\n{what}, {now:yyyy-MM-dd HH:mm}Z: {(explanation.Decision.Listed ? "in the inbox" : "filtered")}, priority {explanation.Decision.Priority}");
    foreach (var channel in explanation.Channels)
    {
        Console.WriteLine($"  {channel}");
    }
}

static Contact Verified(string channel) => new()
{
    Id = Guid.NewGuid(),
    UserId = "anna",
    Channel = channel,
    Address = default,
    AddressHash = default,
    VerifiedAt = DateTimeOffset.UnixEpoch,
};
