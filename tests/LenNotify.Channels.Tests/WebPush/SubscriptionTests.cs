using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LenNotify.Channels.Tests;

public class SubscriptionTests
{
    private const string Point = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private const string Auth = Canary.Secret + "AAAAAAAAAA";

    [Theory]
    [InlineData("https://fcm.googleapis.com/fcm/send/" + Canary.Secret)]
    [InlineData("https://updates.push.services.mozilla.com/wpush/v2/" + Canary.Secret)]
    [InlineData("https://web.push.apple.com/" + Canary.Secret)]
    [InlineData("https://wns2-par02p.notify.windows.com/w/?token=" + Canary.Secret + "%3d")]
    public void A_subscription_at_a_known_push_service_is_taken_and_is_always_the_same_address(string endpoint)
    {
        var subscription = WebPushSubscription.Parse(Json(endpoint, Point, Auth + "=="), new WebPushOptions());

        WebPushSubscription.Parse(subscription.ToAddress(), new WebPushOptions()).Should().Be(subscription);
        subscription.ToAddress().Should().Be(WebPushSubscription.Parse($" {Json(endpoint, Point, Auth)}\n", new WebPushOptions()).ToAddress());
        subscription.ToString().Should().NotContain(Canary.Secret).And.NotContain(Auth);
    }

    [Theory]
    [InlineData("http://fcm.googleapis.com/x")]
    [InlineData("https://fcm.googleapis.com:8080/x")]
    [InlineData("https://fcm.googleapis.com@127.0.0.1/")]
    [InlineData("https://fcm.googleapis.com.evil.example/")]
    [InlineData("https://evil-notify.windows.com/")]
    [InlineData("https://notify.windows.com/")]
    [InlineData("https://127.1/")]
    [InlineData("https://localhost./")]
    [InlineData("/relative")]
    public void An_endpoint_elsewhere_is_refused_without_being_shown(string endpoint) => Refused(Json(endpoint, Point, Auth)).Should().Equal("endpoint");

    [Fact]
    public void An_endpoint_of_any_length_is_refused() => Refused(Json("https://fcm.googleapis.com/" + Canary.Secret + new string('x', 100_000), Point, Auth)).Should().Equal("subscription");

    [Theory]
    [InlineData("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw8", Auth, "keys.p256dh")]
    [InlineData("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw", Auth, "keys.p256dh")]
    [InlineData("", Auth, "keys.p256dh")]
    [InlineData(Point, Canary.Secret + "AAAA", "keys.auth")]
    [InlineData(Point, "", "keys.auth")]
    public void Keys_that_are_none_are_refused(string p256dh, string auth, string field) => Refused(Json("https://fcm.googleapis.com/" + Canary.Secret, p256dh, auth)).Should().Equal(field);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"endpoint\":7,\"keys\":{}}")]
    [InlineData("{\"endpoint\":\"https://fcm.googleapis.com/x\",\"keys\":\"no\"}")]
    [InlineData("{\"endpoint\":\"https://fcm.googleapis.com/x\"}")]
    [InlineData("[[[[[[[[[[[[[[[[")]
    public void What_is_no_subscription_is_refused(string json) => Refused(json).Should().Equal("subscription");

    [Fact]
    public async Task A_browser_that_another_person_used_before_is_pushed_to_for_the_new_one_only()
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(LogLines.Watched).AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddNotifications().AddWebPush(o => (o.PublicKey, o.PrivateKey, o.Subject) = (WebPushTests.Keys.PublicKey, WebPushTests.Keys.PrivateKey, "mailto:ops@shop.example"));
        await using var host = services.BuildServiceProvider();
        var subscriptions = host.GetRequiredService<IWebPushSubscriptions>();
        var json = Json("https://fcm.googleapis.com/" + Canary.Secret, Point, Auth);

        var first = await subscriptions.SubscribeAsync("anna", json);
        (await subscriptions.SubscribeAsync("anna", json)).Should().Be(first);
        await subscriptions.SubscribeAsync("anna", Json("https://fcm.googleapis.com/other/" + Canary.Secret, Point, Auth));
        await subscriptions.SubscribeAsync("ben", json);

        var books = await host.GetRequiredService<IContacts>().GetContactsAsync(["anna", "ben"], default);
        books.Select(book => book.Contacts.Count).Should().Equal(1, 1);
        books[0].Contacts.Single().Id.Should().NotBe(first);
        await subscriptions.Invoking(one => one.SubscribeAsync("anna", "{}")).Should().ThrowAsync<InvalidInputException>();
    }

    [Fact]
    public async Task A_browser_that_subscribes_anew_with_other_keys_is_still_one_browser()
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(LogLines.Watched).AddLogging();
        services.AddNotifications().AddWebPush(o => (o.PublicKey, o.PrivateKey, o.Subject) = (WebPushTests.Keys.PublicKey, WebPushTests.Keys.PrivateKey, "mailto:ops@shop.example"));
        await using var host = services.BuildServiceProvider();
        var subscriptions = host.GetRequiredService<IWebPushSubscriptions>();
        var endpoint = "https://fcm.googleapis.com/" + Canary.Secret;

        var first = await subscriptions.SubscribeAsync("anna", new Browser(endpoint).Json);
        (await subscriptions.SubscribeAsync("anna", new Browser(endpoint).Json)).Should().Be(first, "its keys changed, and not where it is");
        await subscriptions.SubscribeAsync("ben", new Browser(endpoint).Json);

        var books = await host.GetRequiredService<IContacts>().GetContactsAsync(["anna", "ben"], default);
        books.Select(book => book.Contacts.Count).Should().Equal(0, 1);
    }

    private static IEnumerable<string> Refused(string json)
    {
        var error = FluentActions.Invoking(() => WebPushSubscription.Parse(json, new WebPushOptions())).Should().Throw<InvalidInputException>().Which;
        error.Message.Should().NotContain(Point).And.NotContain("127.1").And.NotContain("evil");
        return error.Problems.Select(problem => problem.Field);
    }

    private static string Json(string endpoint, string p256dh, string auth) => $$$"""{"endpoint":"{{{endpoint}}}","keys":{"p256dh":"{{{p256dh}}}","auth":"{{{auth}}}"}}""";
}
