namespace LenNotify.Testing.Tests;

/// <summary>Never hands the token on.</summary>
internal sealed class IgnoresCancellation(HttpClient client) : Topics(client)
{
    protected override CancellationToken TokenOf(CancellationToken cancellationToken) => CancellationToken.None;
}
