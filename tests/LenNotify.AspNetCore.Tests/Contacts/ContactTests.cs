using System.Net;
using System.Text.Json;
using LenNotify.Storage;

namespace LenNotify.AspNetCore.Tests;

public sealed class ContactTests
{
    [Fact]
    public async Task Another_address_takes_the_place_and_the_same_one_keeps_what_is_known_of_it()
    {
        await using var host = await StartAsync();
        var client = host.Client();
        await PutAsync(client, "email", "ann@example.com").StatusAsync(HttpStatusCode.OK);
        await host.Get<IUserSettings>().PutContactAsync("ann", new HostContact("email", "ann@example.com"), new Evidence(host.Time.GetUtcNow(), "shop"));

        var same = await PutAsync(client, "email", "ann@example.com").JsonAsync();
        var other = await PutAsync(client, "email", "ann@example.org").JsonAsync();

        ((bool)same["contacts"]![0]!["verified"]!).Should().BeTrue();
        var contact = other["contacts"]!.AsArray().Should().ContainSingle().Subject!;
        ((bool)contact["verified"]!, (string)contact["address"]!).Should().Be((false, "***"), "a mailbox of three letters is hidden whole");
        await client.DeleteAsync("contacts/email").StatusAsync(HttpStatusCode.NoContent);
        await client.DeleteAsync("contacts/email").ProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData("email", "\"a\\r\\nRCPT TO:<x@y>\"@b.c")]
    [InlineData("email", "a@b.c\\r\\nBcc: x")]
    [InlineData("email", "a@b.co,c@d.co")]
    [InlineData("email", "Foo <a@b.co>")]
    [InlineData("email", "a@localhost")]
    [InlineData("email", "@b.co")]
    [InlineData("email", "")]
    [InlineData("sms", "+1415555\\u0662\\u0666\\u0667\\u0661")]
    [InlineData("sms", "+15550147788\\n")]
    [InlineData("sms", "+0123")]
    [InlineData("sms", "+1234567890123456")]
    [InlineData("sms", "tel:+15550147788;ext=5")]
    [InlineData("voice", "14155552671")]
    public async Task What_is_no_address_of_the_channel_is_refused_and_not_repeated(string channel, string address)
    {
        await using var host = await StartAsync();

        var problem = await host.Client().SendAsync(HttpMethod.Put, $"contacts/{channel}", $"{{\"address\":\"{(channel == "email" ? address.Replace("\"", "\\\"", StringComparison.Ordinal) : address)}\"}}")
            .ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");

        ((string)problem["field"]!).Should().Be("address");
        (await host.Get<IContacts>().GetContactsAsync("ann", default)).Contacts.Should().BeEmpty();
    }

    [Theory]
    [InlineData("inapp")]
    [InlineData("fax")]
    [InlineData("../../x")]
    public async Task A_channel_without_addresses_is_refused(string channel)
    {
        await using var host = await StartAsync();

        await PutAsync(host.Client(), Uri.EscapeDataString(channel), "x").ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
    }

    [Fact]
    public async Task Consent_has_a_time_a_source_and_a_wording()
    {
        await using var host = await StartAsync();
        var client = host.Client();
        await PutAsync(client, "sms", "+15550147788").StatusAsync(HttpStatusCode.OK);

        await client.PostAsync("opt-in/sms", null).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
        await client.PostJsonAsync("opt-in/sms", new { text_version = "2026-01" }).StatusAsync(HttpStatusCode.NoContent);

        var contact = (await client.GetAsync("contacts/sms").JsonAsync())["contacts"]![0]!;
        var consent = contact["consent"]!;
        ((DateTimeOffset)consent["at"]!, (string)consent["source"]!, (string)consent["text_version"]!).Should().Be((host.Time.GetUtcNow(), "settings page", "2026-01"));
        ((bool)contact["verified"]!).Should().BeFalse("consent is no proof that the number is theirs");
    }

    [Fact]
    public async Task An_opt_out_stands_until_it_is_taken_back()
    {
        await using var host = await StartAsync();
        var client = host.Client();

        await client.PostAsync("opt-out/email", null).StatusAsync(HttpStatusCode.NoContent);
        (await client.GetAsync("contacts/email").JsonAsync())["opted_out"].Should().NotBeNull();
        await client.PostAsync("opt-in/email", null).StatusAsync(HttpStatusCode.NoContent);
        (await client.GetAsync("contacts/email").JsonAsync())["opted_out"].Should().BeNull();
        await client.PostAsync("opt-out/fax", null).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
    }

    private static Task<ApiHost> StartAsync() => ApiHost.StartAsync(n => n.AddChannel("email").AddChannel("sms").AddChannel("voice"));

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, string channel, string address) =>
        client.SendAsync(HttpMethod.Put, $"contacts/{channel}", JsonSerializer.Serialize(new { address }));
}
