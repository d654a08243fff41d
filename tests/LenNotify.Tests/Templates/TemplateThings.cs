using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LenNotify.Tests;

internal static class TemplateThings
{
    internal static Notification Fill { get; } = new()
    {
        Type = "order_filled",
        Title = "BTC/USD filled",
        Message = "Your order was filled.",
        Severity = Severity.Success,
        ActionUrl = "https://shop.example/orders/7",
        Attributes = new Dictionary<string, string> { ["symbols"] = "BTC/USD" },
        Metadata = new JsonObject { ["price"] = 60125.5, ["currency"] = "EUR", ["at"] = "2026-03-29T00:30:00Z", ["card"] = Canary.Token("anna"), ["deep"] = new JsonObject { ["n"] = 3 } },
    };

    internal static Template Of(string text, string? html = null, string? blocks = null, string? subject = null, string language = "en") => new("order_filled")
    {
        Language = language,
        Variables = new Dictionary<string, VariableKind>
        {
            ["metadata.price"] = VariableKind.Number,
            ["metadata.currency"] = VariableKind.Text,
            ["metadata.at"] = VariableKind.Date,
            ["metadata.deep.n"] = VariableKind.Number,
            ["metadata.link"] = VariableKind.Url,
            ["attributes.symbols"] = VariableKind.Text,
        },
        Wordings = [new Wording { Text = text, Html = html, Blocks = blocks, Subject = subject }],
    };

    internal static IHost Host(Action<NotificationsBuilder> configure, Action<NotificationOptions>? options = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders().AddProvider(LogLines.Watched);
        configure(builder.Services.AddNotifications(options).UseTemplates());
        return builder.Build();
    }

    internal static async Task<RenderedContent> Shown(Template template, Notification? notification = null, string? language = null, string? zone = null, string channel = "email")
    {
        using var host = Host(_ => { });
        return (await host.Services.GetRequiredService<ITemplates>().PreviewAsync(
            new TemplatePreview(template.Key, channel, [notification ?? Fill]) { Draft = template, Language = language, TimeZone = zone }))!;
    }

    internal static async Task<string> Text(string text, Notification? notification = null, string? language = null, string? zone = null, string wordingLanguage = "en") =>
        (await Shown(Of(text, language: wordingLanguage), notification, language, zone)).Text;

    internal static async Task<IReadOnlyList<Problem>> Problems(Template template) =>
        (await ((Func<Task>)(() => Shown(template))).Should().ThrowAsync<InvalidInputException>()).Which.Problems;
}
