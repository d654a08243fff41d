namespace LenNotify;

/// <summary>The public half of the configured pair.</summary>
internal sealed class WebPushKey(Func<WebPushOptions> options) : IPushKey
{
    public string PublicKey => options().PublicKey;
}
