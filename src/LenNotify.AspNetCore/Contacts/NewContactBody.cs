namespace LenNotify;

/// <summary>An address.</summary>
/// <param name="Address">As the channel wants it: a mailbox, a number in E.164.</param>
/// <param name="Country">ISO 3166 alpha-2, where it is known.</param>
internal sealed record NewContactBody(string Address, string? Country = null)
{
    /// <summary>Without the address.</summary>
    public override string ToString() => nameof(NewContactBody);
}
