namespace LenNotify;

/// <summary>Which subscription ends.</summary>
/// <param name="Endpoint">Its address.</param>
internal sealed record UnsubscribedBody(string Endpoint)
{
    /// <summary>Without the address.</summary>
    public override string ToString() => nameof(UnsubscribedBody);
}
