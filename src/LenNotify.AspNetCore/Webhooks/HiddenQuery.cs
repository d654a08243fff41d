namespace LenNotify;

/// <summary>The query of a call to a webhook, taken out of the request before anything could log it.</summary>
/// <param name="Text">As it was sent, with its question mark.</param>
internal sealed record HiddenQuery(string Text)
{
    /// <summary>Without it.</summary>
    public override string ToString() => nameof(HiddenQuery);
}
