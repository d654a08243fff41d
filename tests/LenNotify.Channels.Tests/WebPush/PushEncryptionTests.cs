using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LenNotify.Channels.Tests;

public class PushEncryptionTests
{
    private const string PublicKey = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

    [Fact]
    public void The_example_of_rfc_8291_comes_out_byte_for_byte()
    {
        var subscription = WebPushSubscription.Parse($$$"""{"endpoint":"https://fcm.googleapis.com/x","keys":{"p256dh":"{{{PublicKey}}}","auth":"BTBZMqHH6r4Tts7J_aSIgg"}}""", new WebPushOptions());
        var sender = Base64Url.DecodeFromChars("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
        using var ours = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = Base64Url.DecodeFromChars("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
            Q = new ECPoint { X = sender[1..33], Y = sender[33..] },
        });

        var body = PushEncryption.Encrypt("When I grow up, I want to be a watermelon"u8, subscription, ours, Base64Url.DecodeFromChars("DGv6ra1nlYgDCS1FRnbzlw"));

        Base64Url.EncodeToString(body).Should().Be(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3_993)]
    public void What_is_encrypted_for_a_browser_only_that_browser_reads(int length)
    {
        var (browser, other) = (new Browser("https://fcm.googleapis.com/1"), new Browser("https://fcm.googleapis.com/1"));
        var message = new string('x', length);

        var body = PushEncryption.Encrypt(Encoding.UTF8.GetBytes(message), WebPushSubscription.Parse(browser.Json, new WebPushOptions()));

        browser.Decrypt(body).Should().Be(message);
        body.Length.Should().BeLessThanOrEqualTo(4_096);
        other.Invoking(stranger => stranger.Decrypt(body)).Should().Throw<CryptographicException>();
    }

    [Fact]
    public void Two_pushes_of_one_message_have_nothing_in_common()
    {
        var subscription = WebPushSubscription.Parse(new Browser("https://fcm.googleapis.com/1").Json, new WebPushOptions());
        var (one, other) = (PushEncryption.Encrypt("text"u8, subscription), PushEncryption.Encrypt("text"u8, subscription));

        one[..16].Should().NotEqual(other[..16]);
        one[^20..].Should().NotEqual(other[^20..]);
    }

    [Fact]
    public void What_does_not_fit_into_a_push_is_refused() => FluentActions.Invoking(() =>
        PushEncryption.Encrypt(new byte[3_994], WebPushSubscription.Parse(new Browser("https://fcm.googleapis.com/1").Json, new WebPushOptions()))).Should().Throw<ArgumentException>();

    [Fact]
    public void A_pair_of_keys_is_a_pair_and_shows_only_its_public_half()
    {
        var keys = VapidKeys.Generate();

        VapidToken.Header(new Uri("https://push.example/a/b?c"), "mailto:ops@shop.example", keys.PublicKey, keys.PrivateKey, DateTimeOffset.UnixEpoch).Should().StartWith("vapid t=");
        keys.ToString().Should().Contain(keys.PublicKey).And.NotContain(keys.PrivateKey);
        VapidKeys.Generate().Should().NotBe(keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("not base64url!")]
    [InlineData("another")]
    public void A_private_key_that_is_none_or_another_pairs_is_refused_without_being_shown(string key)
    {
        var (keys, other) = (VapidKeys.Generate(), VapidKeys.Generate());
        key = key == "another" ? other.PrivateKey : key;

        var error = FluentActions.Invoking(() => VapidToken.Header(new Uri("https://push.example/"), "mailto:a@b.c", keys.PublicKey, key, DateTimeOffset.UnixEpoch)).Should().Throw<InvalidOperationException>().Which;
        error.Message.Should().Contain("VapidKeys.Generate()");
        error.ToString().Should().NotContain(other.PrivateKey);
    }

    [Theory]
    [InlineData("")]
    [InlineData("BCVx")]
    [InlineData("ACVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")]
    [InlineData("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw8")]
    [InlineData("AiVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcx")]
    public void What_is_no_point_of_the_curve_is_none(string text) => PushBytes.Point(text).Should().BeNull();
}
