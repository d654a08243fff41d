using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace LenNotify.Testing.Contracts;

/// <summary>
/// A provider that is called over HTTP: it takes with 200, fails with 503, throttles with 429 and <c>Retry-After</c>, refuses
/// with 400 and knows no such address with 410. Derive from it where yours says these things otherwise.
/// </summary>
/// <param name="adapter">Makes the adapter over this client, whose base address is <c>https://provider.test/</c>.</param>
public class HttpProvider(Func<HttpClient, IChannelAdapter> adapter) : IChannelProvider
{
    private readonly ConcurrentQueue<ProviderRequest> _requests = new();
    private ProviderAnswer _answer;

    /// <inheritdoc/>
    public IReadOnlyList<ProviderRequest> Requests => [.. _requests];

    /// <inheritdoc/>
    public IChannelAdapter Connect() => adapter(new HttpClient(new Wire(this)) { BaseAddress = new Uri("https://provider.test/") });

    /// <inheritdoc/>
    public virtual bool Answer(ProviderAnswer answer)
    {
        _answer = answer;
        return true;
    }

    /// <summary>What the provider answers, when it answers at all.</summary>
    protected virtual HttpResponseMessage Respond(ProviderAnswer answer)
    {
        var response = new HttpResponseMessage(answer switch
        {
            ProviderAnswer.Takes => HttpStatusCode.OK,
            ProviderAnswer.Fails => HttpStatusCode.ServiceUnavailable,
            ProviderAnswer.Throttles => HttpStatusCode.TooManyRequests,
            ProviderAnswer.Refuses => HttpStatusCode.BadRequest,
            ProviderAnswer.KnowsNoSuchAddress => HttpStatusCode.Gone,
            _ => throw new HttpRequestException("The connection broke."),
        })
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        if (answer == ProviderAnswer.Throttles)
        {
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromMinutes(1));
        }

        return response;
    }

    /// <summary>The message as this provider reads it: a form decoded, all else as it is. Override it where messages are encrypted.</summary>
    protected virtual async Task<string> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        return request.Content?.Headers.ContentType?.MediaType == "application/x-www-form-urlencoded" ? WebUtility.UrlDecode(body) : body;
    }

    private sealed class Wire(HttpProvider provider) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var body = await provider.ReadAsync(request, cancellationToken);
            provider._requests.Enqueue(new ProviderRequest($"{request.Method} {request.RequestUri}\n{request.Headers}{request.Content?.Headers}", body));
            if (provider._answer == ProviderAnswer.Hangs)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            var response = provider.Respond(provider._answer);
            response.RequestMessage = request;
            return response;
        }
    }
}
