using System.Buffers.Text;
using System.Security.Cryptography;

namespace LenNotify;

/// <summary>The keys by which push services know this host. Made once and kept: with another pair every subscription is void.</summary>
/// <param name="PublicKey">For the browser's <c>applicationServerKey</c>.</param>
/// <param name="PrivateKey">For this host only.</param>
public sealed record VapidKeys(string PublicKey, string PrivateKey)
{
    /// <summary>A new pair.</summary>
    public static VapidKeys Generate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parameters = key.ExportParameters(includePrivateParameters: true);
        return new VapidKeys(Base64Url.EncodeToString(PushBytes.Bytes(parameters.Q)), Base64Url.EncodeToString(parameters.D));
    }

    /// <summary>Without the private key.</summary>
    public override string ToString() => $"VapidKeys {PublicKey}";
}
