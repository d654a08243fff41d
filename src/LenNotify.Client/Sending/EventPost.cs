using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Posts a batch until the host has answered it, and tells each of its events what became of it.</summary>
internal sealed partial class EventPost(
    IHttpClientFactory clients, ClientWire wire, IOptions<NotificationsClientOptions> options, TimeProvider time, ILogger<EventPost> log)
{
    internal const string ClientName = "LenNotify.Client";

    /// <summary>So many bytes stand around the events.</summary>
    internal const int Around = 16;

    private const int LargestAnswer = 4 * 1024 * 1024;
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>It does not throw: every event of the batch has ended afterwards, one way or another.</summary>
    internal async Task PublishAsync(IReadOnlyList<WaitingEvent> batch)
    {
        try
        {
            var answer = await TryAsync(BodyOf(batch)).ConfigureAwait(false);
            if (answer.Results.Count != batch.Count)
            {
                throw EventAnswers.NotUnderstood(null);
            }

            for (var i = 0; i < batch.Count; i++)
            {
                EventAnswers.Tell(batch[i], answer.Results[i], answer.RequestId);
            }
        }
        catch (NotificationsClientException refused) when (batch.Count > 1 && EventAnswers.IsAboutOne(refused))
        {
            // One of them may be to blame, or all together are too large. In halves each gets its own answer in the end.
            var half = batch.Count / 2;
            await PublishAsync([.. batch.Take(half)]).ConfigureAwait(false);
            await PublishAsync([.. batch.Skip(half)]).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            foreach (var one in batch)
            {
                one.Fail(error);
            }
        }
    }

    private async Task<AcceptedBody> TryAsync(ReadOnlyMemory<byte> body)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await PostAsync(body).ConfigureAwait(false);
            }
            catch (NotificationsClientException failed) when (failed.IsTransient && attempt < options.Value.Retries && RetryPause.After(attempt, failed.RetryAt, options.Value, time) is { } pause)
            {
                Again(log, failed.Code, pause.TotalSeconds);
                await Task.Delay(pause, time).ConfigureAwait(false);
            }
        }
    }

    private async Task<AcceptedBody> PostAsync(ReadOnlyMemory<byte> body)
    {
        using var over = new CancellationTokenSource(options.Value.RequestTimeout, time);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Endpoint) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = Json;
        request.Headers.TryAddWithoutValidation("X-Api-Key", options.Value.ApiKey);
        try
        {
            using var client = clients.CreateClient(ClientName);
            client.MaxResponseContentBufferSize = LargestAnswer;
            using var answer = await client.SendAsync(request, over.Token).ConfigureAwait(false);
            var text = await answer.Content.ReadAsByteArrayAsync(over.Token).ConfigureAwait(false);
            return answer.StatusCode == HttpStatusCode.Accepted ? EventAnswers.Read(text, wire) : throw EventAnswers.Refusal(answer, text, wire, time.GetUtcNow());
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
        {
            // Its message may hold an address of the inside; its kind says enough.
            throw new NotificationsClientException(
                "unreachable", over.IsCancellationRequested ? "The host did not answer in time." : $"The host could not be reached: {error.GetType().Name}.")
            {
                IsTransient = true,
            };
        }
    }

    private static ReadOnlyMemory<byte> BodyOf(IReadOnlyList<WaitingEvent> batch)
    {
        var body = new ArrayBufferWriter<byte>(Around + batch.Sum(one => one.Json.Length + 1));
        body.Write("{\"events\":["u8);
        for (var i = 0; i < batch.Count; i++)
        {
            body.Write(i == 0 ? [] : ","u8);
            body.Write(batch[i].Json.Span);
        }

        body.Write("]}"u8);
        return body.WrittenMemory;
    }

    [LoggerMessage(2641, LogLevel.Debug, "A request was not taken ({Code}), and is sent again in {Seconds} s.")]
    private static partial void Again(ILogger logger, string code, double seconds);
}
