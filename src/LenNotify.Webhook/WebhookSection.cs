namespace LenNotify;

/// <summary>The keys below <c>Notifications:Webhook</c>.</summary>
internal static class WebhookSection
{
    internal const string Name = "Webhook";

    internal static void Describe(OptionsSection<WebhookOptions> section) => section
        .Secret("SigningKey", static (options, value) => options.SigningKey = value)
        .Secret("PreviousSigningKey", static (options, value) => options.PreviousSigningKey = value)
        .Flag("IncludeMetadata", static (options, value) => options.IncludeMetadata = value)
        .Guard("Guard", static options => options.Guard);
}
