namespace LenNotify;

/// <summary>The keys below <c>Notifications:Email</c>, <c>Notifications:Smtp</c> and <c>Notifications:SendGrid</c>.</summary>
internal static class EmailSections
{
    internal const string Email = "Email";
    internal const string Smtp = "Smtp";
    internal const string SendGrid = "SendGrid";

    internal static void Describe(OptionsSection<EmailOptions> section) => section
        .Text("From", static (options, value) => options.From = value)
        .Text("FromName", static (options, value) => options.FromName = value)
        .Text("ReplyTo", static (options, value) => options.ReplyTo = value)
        .Url("Site", static (options, value) => options.Site = value)
        .Url("PublicUrl", static (options, value) => options.PublicUrl = value)
        .Texts("BulkTypes", static (options, values) =>
        {
            options.BulkTypes.Clear();
            options.BulkTypes.UnionWith(values);
        })
        .Text("PostalAddress", static (options, value) => options.PostalAddress = value);

    internal static void Describe(OptionsSection<SmtpOptions> section) => section
        .Text("Host", static (options, value) => options.Host = value)
        .Number("Port", static (options, value) => options.Port = value)
        .Choice<SmtpSecurity>("Security", static (options, value) => options.Security = value)
        .Text("UserName", static (options, value) => options.UserName = value)
        .Secret("Password", static (options, value) => options.Password = value)
        .Text("ClientName", static (options, value) => options.ClientName = value)
        .Number("KeepOpen", static (options, value) => options.KeepOpen = value);

    internal static void Describe(OptionsSection<SendGridOptions> section) => section
        .Secret("ApiKey", static (options, value) => options.ApiKey = value)
        .Text("EventKey", static (options, value) => options.EventKey = value)
        .Url("Api", static (options, value) => options.Api = value);
}
