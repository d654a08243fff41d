using System.Text.Json;
using LenNotify.Storage;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>The person's own data.</summary>
internal static class MeHandling
{
    private const int FlushAt = 32 * 1024;

    internal static async Task<IResult> DismissAllAsync(Caller caller, InboxDesk desk) =>
        caller.Json(new RemovedBody(await desk.DismissAllAsync(caller.UserId, caller.Gone).ConfigureAwait(false)));

    internal static async Task<IResult> TestAsync(Caller caller, string channel, ITestSender sender, IDocuments documents, StoreClock clock)
    {
        var name = WireNames.Channel(channel);
        var stored = await documents.GetDocumentsAsync([CircuitDocument.KeyOf(name), ControlDocument.KeyOf(name)], caller.Gone).ConfigureAwait(false);
        if (ControlDocument.Read(stored[1]).IsPaused)
        {
            throw new Refusal(StatusCodes.Status503ServiceUnavailable, ProblemCode.ChannelDown, "The channel is paused now.");
        }

        if (CircuitDocument.OpenUntil(stored[0]) is { } until && until > clock.Now)
        {
            throw new Refusal(StatusCodes.Status503ServiceUnavailable, ProblemCode.ChannelDown, "The channel's provider does not answer now.") { RetryAt = until };
        }

        var sent = await sender.SendAsync(caller.UserId, name, caller.Gone).ConfigureAwait(false);
        return caller.Json(new TestSentBody(sent.ItemId, sent.Deliveries), StatusCodes.Status202Accepted);
    }

    internal static Task<IResult> AnalyticsAsync(Caller caller, [AsParameters] SpanParameters given, IHistory history) => Analytics.OfAsync(caller, given, caller.UserId, history);

    internal static Task ExportAsync(Caller caller, IUserData data) => WriteExportAsync(caller, caller.UserId, data);

    internal static async Task WriteExportAsync(Caller caller, string userId, IUserData data)
    {
        var response = caller.Context.Response;
        response.ContentType = "application/json";
        response.Headers.ContentDisposition = "attachment; filename=\"notifications.json\"";
        var writer = new Utf8JsonWriter(response.BodyWriter);
        await using (writer.ConfigureAwait(false))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("documents");
            await foreach (var document in data.ExportAsync(userId, caller.Gone).ConfigureAwait(false))
            {
                Write(writer, document);
                if (writer.BytesPending > FlushAt)
                {
                    await writer.FlushAsync(caller.Gone).ConfigureAwait(false);
                    await response.BodyWriter.FlushAsync(caller.Gone).ConfigureAwait(false);
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            await writer.FlushAsync(caller.Gone).ConfigureAwait(false);
        }
    }

    private static void Write(Utf8JsonWriter writer, StoredDocument document)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", document.Key.Kind);
        writer.WriteString("name", document.Key.Name);
        writer.WritePropertyName("content");
        writer.WriteRawValue(document.Json);
        writer.WriteEndObject();
    }
}
