using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.AspNetCore.Tests;

/// <summary>A host that maps everything, and describes it.</summary>
internal static class DescribedHost
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static Task<ApiHost> StartAsync(Action<NotificationsBuilder>? notifications = null, Action<NotificationApiOptions>? api = null) => ApiHost.StartAsync(
        notifications,
        api,
        build =>
        {
            // A number in a text is what other hosts read, and we do not.
            build.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
            build.Services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
            {
                // What is the host's own, and not ours.
                document.Info = new() { Title = "LenNotify", Version = "1" };
                document.Servers?.Clear();
                return Task.CompletedTask;
            }));
        },
        app =>
        {
            app.MapNotificationsHealth();
            app.MapNotificationsMetrics();
            app.MapOpenApi();
        });

    /// <summary>The whole document, as it is approved.</summary>
    internal static async Task<string> DocumentAsync(this ApiHost host)
    {
        using var client = new HttpClient();
        return JsonNode.Parse(await client.GetStringAsync(new Uri(host.Address, "/openapi/v1.json")))!.ToJsonString(Indented);
    }
}
