using System.Security.Cryptography;
using System.Text;

namespace LenNotify;

/// <summary>What makes two publications of one dedupe key the same: type, content, audience as given and options.</summary>
internal static class BodyHash
{
    internal static byte[] Of(string payload, Audience audience, PublishOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, payload);
        Append(hash, audience.Segment ?? "");
        foreach (var user in audience.UserIds)
        {
            Append(hash, user);
        }

        Append(hash, options.DeliverAt?.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "");
        return hash.GetHashAndReset();
    }

    // Each text ends in a byte that UTF-8 never holds, so that no two lists of texts read alike.
    private static void Append(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData([0xFF]);
    }
}
