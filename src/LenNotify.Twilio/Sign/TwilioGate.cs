namespace LenNotify;

/// <summary>Lets Twilio's own calls in, and nobody else's.</summary>
internal sealed class TwilioGate(IChannelSecrets secrets, Func<TwilioOptions> options)
{
    private static readonly WebhookResponse Refused = new(403);

    internal TwilioOptions Options => options();

    /// <summary>The form of a call that is Twilio's; otherwise what to answer.</summary>
    internal async ValueTask<(Dictionary<string, string>? Form, WebhookResponse Answer)> OpenAsync(WebhookRequest request, string path, CancellationToken cancellationToken)
    {
        if (request.Method != "POST")
        {
            return (null, WebhookResponse.NotAllowed("POST"));
        }

        if (options().PublicUrl is not { } url || request.ReadForm() is not { } form)
        {
            return (null, Refused);
        }

        var given = request.Header(TwilioSignature.Header);
        var token = await secrets.ReadAsync(TwilioCalls.AuthToken, cancellationToken).ConfigureAwait(false);
        var right = Is(token);
        if (!right && await secrets.RenewAsync(TwilioCalls.AuthToken, token, cancellationToken).ConfigureAwait(false) is { } renewed)
        {
            right = Is(renewed);
        }

        return right ? (Last(form), WebhookResponse.Ok) : (null, Refused);

        bool Is(string key) => TwilioSignature.IsRight(given, TwilioSignature.Make(url, path, request.Query, form, key));
    }

    private static Dictionary<string, string> Last(IReadOnlyList<KeyValuePair<string, string>> form)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in form)
        {
            fields[key] = value;
        }

        return fields;
    }
}
