namespace LenNotify;

/// <summary>What browsers subscribe with, told by the package that pushes to them, so that a host says it once.</summary>
public interface IPushKey
{
    /// <summary>The public key, as base64url, as it is now.</summary>
    string PublicKey { get; }
}
