using System.Buffers.Text;
using System.Numerics;

namespace LenNotify;

/// <summary>What a sound subscription is: its address will be called by the host, so it must be a push service's.</summary>
internal static class SubscriptionRules
{
    private const int LongestEndpoint = 2_000;
    private const int PointLength = 65;
    private const int AuthLength = 16;
    private const byte Uncompressed = 4;
    private static readonly BigInteger Prime = BigInteger.Pow(2, 256) - BigInteger.Pow(2, 224) + BigInteger.Pow(2, 192) + BigInteger.Pow(2, 96) - 1;
    private static readonly BigInteger B = new(Convert.FromHexString("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b"), isUnsigned: true, isBigEndian: true);

    internal static void Demand(SubscriptionBody given, IEnumerable<string> services)
    {
        var problems = new List<Problem>();
        if (!IsService(given.Endpoint, services))
        {
            problems.Add(new("endpoint", "is no address of a push service.", $"https on port 443, without a user, at one of {string.Join(", ", services)}"));
        }

        if (Bytes(given.Keys.P256dh) is not { Length: PointLength } point || !IsOnCurve(point))
        {
            problems.Add(new("keys.p256dh", "is no public key.", "a point on P-256, 65 bytes uncompressed, as base64url"));
        }

        if (Bytes(given.Keys.Auth) is not { Length: AuthLength })
        {
            problems.Add(new("keys.auth", "is no secret of a subscription.", "16 bytes as base64url"));
        }

        if (problems.Count > 0)
        {
            throw Refusal.Invalid(problems);
        }
    }

    private static bool IsService(string endpoint, IEnumerable<string> services) =>
        endpoint.Length <= LongestEndpoint && endpoint.All(c => c is > ' ' and < '\u007f' and not '\\')
        && Uri.TryCreate(endpoint, UriKind.Absolute, out var uri)
        && uri is { Scheme: "https", Port: 443, UserInfo: "", HostNameType: UriHostNameType.Dns, Fragment: "" }
        && !endpoint.Contains('@', StringComparison.Ordinal)
        && services.Any(service => service.StartsWith("*.", StringComparison.Ordinal)
            ? uri.Host.EndsWith(service[1..], StringComparison.OrdinalIgnoreCase) && uri.Host.Length > service.Length - 1
            : uri.Host.Equals(service, StringComparison.OrdinalIgnoreCase));

    private static byte[]? Bytes(string text)
    {
        var plain = text.TrimEnd('=');
        return plain.Length <= 2 * PointLength && Base64Url.IsValid(plain) ? Base64Url.DecodeFromChars(plain) : null;
    }

    // y^2 = x^3 - 3x + b: a point off the curve would tell an attacker of the key that is used with it.
    private static bool IsOnCurve(byte[] point)
    {
        var x = new BigInteger(point.AsSpan(1, 32), isUnsigned: true, isBigEndian: true);
        var y = new BigInteger(point.AsSpan(33, 32), isUnsigned: true, isBigEndian: true);
        return point[0] == Uncompressed && x < Prime && y < Prime && (y * y - x * x * x + 3 * x - B) % Prime == 0;
    }
}
