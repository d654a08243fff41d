namespace LenNotify;

/// <summary>The keys below <c>Notifications:WebPush</c>.</summary>
internal static class WebPushSection
{
    internal const string Name = "WebPush";

    internal static void Describe(OptionsSection<WebPushOptions> section) => section
        .Text("PublicKey", static (options, value) => options.PublicKey = value)
        .Secret("PrivateKey", static (options, value) => options.PrivateKey = value)
        .Text("Subject", static (options, value) => options.Subject = value)
        .Span("TimeToLive", static (options, value) => options.TimeToLive = value)
        .Guard("Guard", static options => options.Guard);
}
