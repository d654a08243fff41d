namespace LenNotify.Channels.Tests;

/// <summary>What a channel finds around it in a test.</summary>
internal sealed class Scene(params (string Name, string Value)[] secrets)
{
    public TestTime Time { get; } = new(new DateTimeOffset(2026, 6, 10, 12, 0, 0, TimeSpan.Zero));

    public KnownSecrets Secrets { get; } = new(secrets);

    public HeardAlarms Alarms { get; } = new();

    public HeardFeedback Feedback { get; } = new();

    public PlainTokens Tokens { get; } = new();

    public ChannelContext Context => field ??= new ChannelContext(Secrets, Alarms, Time);

    /// <summary>As in production, where the time is the real one: the contract compares with it.</summary>
    public ChannelContext RealTime => field ??= new ChannelContext(Secrets, Alarms, TimeProvider.System);

    /// <summary>An adapter's answer, as the watch over the run reads it: here stands no host between the two that would mask it.</summary>
    public static async Task<DeliveryResult> Looked(Task<DeliveryResult> sending)
    {
        var result = await sending;
        CanaryWatch.OfTheRun.Look("an answer", $"{result} {result.Cause} {result.ProviderReference}");
        return result;
    }

    public static Delivery To(string address, string text = "Sold 40,000 at 17.25", string subject = "Filled", params Notification[] notifications) => new()
    {
        Id = new Guid(7, 0, 0, new byte[8]),
        IdempotencyKey = "key-7-of-this-delivery",
        UserId = "anna",
        Address = address,
        Content = new RenderedContent(subject, text),
        Notifications = notifications is [] ? [new Notification { Type = "order_filled", Title = subject, Message = text }] : notifications,
        Items = [new Guid(8, 0, 0, new byte[8])],
    };
}
