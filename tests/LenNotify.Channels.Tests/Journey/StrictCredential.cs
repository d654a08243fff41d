using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LenNotify.Channels.Tests;

/// <summary>A channel's credential, and how a provider judges by it and by nothing else.</summary>
/// <param name="Old">Before the rotation.</param>
/// <param name="New">After it.</param>
/// <param name="IsRight">Whether a call was made with this one.</param>
/// <param name="Refusal">What every other call is answered with.</param>
internal sealed record StrictCredential(string Old, string New, Func<ServerRequest, string, bool> IsRight, ServerAnswer Refusal)
{
    private static readonly VapidKeys OtherPair = VapidKeys.Generate();

    public static StrictCredential Of(string channel) => channel switch
    {
        "slack" => new(SlackTests.Token, $"xoxb-{Canary.Token("slack-new")}", Bears, new ServerAnswer(200, """{"ok":false,"error":"token_revoked"}""")),
        "sms" or "voice" => new(TwilioScene.Token, Canary.Token("twilio-new"), LogsIn, new ServerAnswer(401, """{"code":20003}""")),
        "email" => new(EmailScene.ApiKey, $"SG.{Canary.Token("sendgrid-new")}", Bears, new ServerAnswer(401)),
        "webhook" => new(WebhookTests.Key, Canary.Token("another-key-of-at-least-32-characters"), Signs, new ServerAnswer(401)),
        "webpush" => new(WebPushTests.Keys.PrivateKey, OtherPair.PrivateKey, Vouches, new ServerAnswer(403)),
        _ => throw new ArgumentException(channel),
    };

    /// <summary>The public half of a pair of web push.</summary>
    public static string PublicHalf(string privateKey)
    {
        using var key = Key(privateKey);
        return Base64Url.EncodeToString(PushBytes.Bytes(key.ExportParameters(includePrivateParameters: false).Q));
    }

    private static bool Bears(ServerRequest request, string token) => request.Header("Authorization") == $"Bearer {token}";

    private static bool LogsIn(ServerRequest request, string token) =>
        request.Header("Authorization") == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{TwilioScene.Account}:{token}"));

    private static bool Signs(ServerRequest request, string key)
    {
        var parts = request.Header("LenNotify-Signature").Split([",", "="], StringSplitOptions.None);
        var right = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), (byte[])[.. Encoding.UTF8.GetBytes($"{parts[1]}."), .. request.Body]);
        return parts[3] == Convert.ToHexStringLower(right);
    }

    private static bool Vouches(ServerRequest request, string privateKey)
    {
        var parts = request.Header("Authorization").Split(["vapid t=", ", k=", ",k="], StringSplitOptions.None);
        var token = parts[1].Split('.');
        using var key = Key(privateKey);
        return parts[2] == PublicHalf(privateKey)
            && key.VerifyData(Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"), Base64Url.DecodeFromChars(token[2]), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static ECDsa Key(string privateKey) =>
        ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Base64Url.DecodeFromChars(privateKey) });
}
