using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.AspNetCore.Tests;

public sealed class PushTests
{
    private const string Endpoint = "https://fcm.googleapis.com/fcm/send/abc";

    [Fact]
    public async Task A_browser_belongs_to_whoever_subscribed_with_it_last()
    {
        await using var host = await StartAsync();
        var subscription = Subscription(Endpoint);

        await host.Client().SendAsync(HttpMethod.Post, "push-subscriptions", subscription).StatusAsync(HttpStatusCode.NoContent);
        await host.Client().SendAsync(HttpMethod.Post, "push-subscriptions", subscription).StatusAsync(HttpStatusCode.NoContent);
        (await ContactsOf(host, "ann")).Should().Be(1);
        await host.Client("bob").SendAsync(HttpMethod.Post, "push-subscriptions", subscription).StatusAsync(HttpStatusCode.NoContent);

        (await ContactsOf(host, "ann"), await ContactsOf(host, "bob")).Should().Be((0, 1));
        await host.Client().SendAsync(HttpMethod.Delete, "push-subscriptions", $$"""{"endpoint":"{{Endpoint}}"}""").ProblemAsync(HttpStatusCode.NotFound, "not_found");
        await host.Client("bob").SendAsync(HttpMethod.Delete, "push-subscriptions", $$"""{"endpoint":"{{Endpoint}}"}""").StatusAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task New_keys_of_the_same_browser_replace_the_old_ones()
    {
        await using var host = await StartAsync();

        await host.Client().SendAsync(HttpMethod.Post, "push-subscriptions", Subscription(Endpoint)).StatusAsync(HttpStatusCode.NoContent);
        await host.Client().SendAsync(HttpMethod.Post, "push-subscriptions", Subscription(Endpoint)).StatusAsync(HttpStatusCode.NoContent);

        (await ContactsOf(host, "ann")).Should().Be(1);
    }

    [Theory]
    [InlineData("http://fcm.googleapis.com/x")]
    [InlineData("https://fcm.googleapis.com:8080/x")]
    [InlineData("https://fcm.googleapis.com@127.0.0.1/")]
    [InlineData("https://fcm.googleapis.com.evil.example/")]
    [InlineData("https://notify.windows.com.evil.example/")]
    [InlineData("https://.notify.windows.com/")]
    [InlineData("https://127.1/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://localhost./")]
    [InlineData("https://evil.example\\\\@fcm.googleapis.com/")]
    [InlineData("ftp://fcm.googleapis.com/")]
    [InlineData("//fcm.googleapis.com/")]
    public async Task An_address_that_is_no_push_services_is_refused(string endpoint)
    {
        await using var host = await StartAsync();

        var problem = await host.Client().SendAsync(HttpMethod.Post, "push-subscriptions", Subscription(endpoint)).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");

        ((string)problem["field"]!).Should().Be("endpoint");
    }

    [Fact]
    public async Task Keys_that_are_none_are_refused()
    {
        await using var host = await StartAsync();
        var off = new byte[65];
        off[0] = 4;

        foreach (var (point, auth, field) in new[]
        {
            (Base64Url.EncodeToString(off), Auth(16), "keys.p256dh"), (Base64Url.EncodeToString(new byte[64]), Auth(16), "keys.p256dh"),
            ("***", Auth(16), "keys.p256dh"), (Point(), Auth(15), "keys.auth"),
        })
        {
            var problem = await host.Client().SendAsync(HttpMethod.Post, "push-subscriptions", Subscription(Endpoint, point, auth)).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
            ((string)problem["field"]!).Should().Be(field);
        }
    }

    [Fact]
    public async Task A_person_has_at_most_twenty_browsers()
    {
        await using var host = await StartAsync();
        for (var number = 0; number < 20; number++)
        {
            await host.Client().SendAsync(HttpMethod.Post, "push-subscriptions", Subscription($"{Endpoint}{number}")).StatusAsync(HttpStatusCode.NoContent);
        }

        await host.Client().SendAsync(HttpMethod.Post, "push-subscriptions", Subscription(Endpoint)).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
        (await ContactsOf(host, "ann")).Should().Be(20);
    }

    [Fact]
    public async Task The_key_is_the_hosts_or_there_is_none()
    {
        await using var with = await ApiHost.StartAsync(api: o => o.PushKey = "BKey");
        await using var without = await ApiHost.StartAsync();
        await using var ofThePackage = await ApiHost.StartAsync(n => n.Services.AddSingleton<IPushKey>(new Key()));

        (await with.Client().GetAsync("push-key").JsonAsync()).ToJsonString().Should().Be("""{"key":"BKey"}""");
        (await ofThePackage.Client().GetAsync("push-key").JsonAsync()).ToJsonString().Should().Be("""{"key":"BKeyOfThePackage"}""");
        await without.Client().GetAsync("push-key").ProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    private sealed class Key : IPushKey
    {
        public string PublicKey => "BKeyOfThePackage";
    }

    private static Task<ApiHost> StartAsync() => ApiHost.StartAsync(n => n.AddChannel("webpush"));

    private static async Task<int> ContactsOf(ApiHost host, string userId) => (await host.Get<IContacts>().GetContactsAsync(userId, default)).Contacts.Count;

    private static string Subscription(string endpoint, string? point = null, string? auth = null) =>
        "{\"endpoint\":\"" + endpoint + "\",\"expirationTime\":null,\"keys\":{\"p256dh\":\"" + (point ?? Point()) + "\",\"auth\":\"" + (auth ?? Auth(16)) + "\"}}";

    private static string Point()
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var q = key.ExportParameters(false).Q;
        return Base64Url.EncodeToString([4, .. q.X!, .. q.Y!]);
    }

    private static string Auth(int length) => Base64Url.EncodeToString(new byte[length]);
}
