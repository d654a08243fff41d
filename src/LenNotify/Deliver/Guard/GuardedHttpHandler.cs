using System.Net;
using System.Net.Sockets;

namespace LenNotify;

/// <summary>
/// For every URL that comes from outside: push endpoints, webhooks of users. The address is judged when it is connected to, so
/// that no name that changes its mind gets past; redirects are answers like any other; time and answer are bounded; no
/// proxy, no cookies, and neither log nor trace of the URL. What it refuses is a <see cref="BlockedAddressException"/>.
/// </summary>
public sealed class GuardedHttpHandler : DelegatingHandler
{
    private readonly GuardedHttpOptions _options;
    private readonly TimeProvider _time;

    /// <summary>A handler with connections of its own.</summary>
    /// <exception cref="InvalidInputException">The options are not sound.</exception>
    public GuardedHttpHandler(GuardedHttpOptions options, TimeProvider time)
        : this(options, time, static (host, cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken))
    {
    }

    internal GuardedHttpHandler(GuardedHttpOptions options, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        ArgumentNullException.ThrowIfNull(options);
        Problem[] problems = [.. options.Check("guard")];
        (_options, _time) = problems.Length == 0 ? (options, time) : throw new InvalidInputException("guard", problems);
        InnerHandler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, resolve, cancellationToken),
        };
    }

    /// <summary>Why this URL may not be called; null when it may, as far as can be said before its name is resolved.</summary>
    /// <param name="address">The URL.</param>
    /// <param name="options">How far it may lead.</param>
    public static string? Refusal(Uri address, GuardedHttpOptions options)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(options);
        return !address.IsAbsoluteUri ? "it is not absolute."
            : address.Scheme != Uri.UriSchemeHttps && !(options.AllowHttp && address.Scheme == Uri.UriSchemeHttp) ? "it is not https."
            : address.UserInfo.Length > 0 ? "it names a user before the host."
            : !options.Ports.Contains(address.Port) ? "its port is not one that may be called."
            : !options.Names(address.IdnHost) ? "its host is not one that may be called."
            : IPAddress.TryParse(address.DnsSafeHost, out var ip) && !AddressGuard.IsOpen(ip, options.AllowedNetworks) ? "it lies in a closed network."
            : null;
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.RequestUri is not { } address || Refusal(address, _options) is not null)
        {
            throw new BlockedAddressException(request.RequestUri is { } bad ? Refusal(bad, _options)! : "there is none.");
        }

        using var over = new CancellationTokenSource(_options.Timeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            var response = await base.SendAsync(request, both.Token).ConfigureAwait(false);
            response.Content = await BoundedAsync(response.Content, both.Token).ConfigureAwait(false);
            return response;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException(FormattableString.Invariant($"No whole answer within {_options.Timeout.TotalSeconds:0.#} s."));
        }
        catch (HttpRequestException error) when (error.GetBaseException() is BlockedAddressException blocked)
        {
            throw blocked;
        }
        catch (HttpRequestException error)
        {
            // The framework's own message names the host.
            throw new HttpRequestException($"The call failed: {error.HttpRequestError}.", null, error.StatusCode);
        }
    }

    // Read here, within the time of the call. What is not read breaks the connection, so that nobody waits for it.
    private async Task<HttpContent> BoundedAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var bytes = new byte[_options.MostBytes];
        var read = 0;
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        }

        var bounded = new ByteArrayContent(bytes, 0, read);
        bounded.Headers.ContentType = content.Headers.ContentType;
        content.Dispose();
        return bounded;
    }

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint to, Func<string, CancellationToken, Task<IPAddress[]>> resolve, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = IPAddress.TryParse(to.Host, out var one) ? [one] : await resolve(to.Host, cancellationToken).ConfigureAwait(false);
        var open = Array.FindAll(addresses, address => AddressGuard.IsOpen(address, _options.AllowedNetworks));
        if (open.Length == 0)
        {
            throw new BlockedAddressException(addresses.Length == 0 ? "its host has no address." : "its host lies in a closed network.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, to.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
