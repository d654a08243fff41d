using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.AspNetCore.Tests;

/// <summary>A host that keeps people's addresses itself: they see that it does, and decide over everything else.</summary>
public sealed class HeldContactTests
{
    private const string Number = "+15550147788";
    private readonly Pigeon _sms = new("sms");

    [Fact]
    public async Task What_the_host_keeps_is_shown_masked_and_marked_beside_what_is_the_persons_own()
    {
        await using var host = await StartAsync(new HostContact("sms", Number));
        var client = host.Client();

        var alone = Contacts(await client.GetAsync("contacts/sms").JsonAsync());
        var both = Contacts(await PutAsync(client, "+15550143333").JsonAsync());

        alone.Should().ContainSingle().Which.Should().Be(("+1555***7788", true, true, true));
        both.Should().Equal(("+1555***3333", false, false, false), ("+1555***7788", true, true, true));
        (await client.GetAsync("contacts/email").JsonAsync())["contacts"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task What_the_host_knows_of_an_address_is_not_dated_here()
    {
        await using var host = await StartAsync(new HostContact("sms", Number));

        var body = (await host.Client().GetAsync("contacts/sms").JsonAsync())["contacts"]![0]!;

        (body["verified_at"], body["consent"]).Should().Be((null, null));
    }

    [Fact]
    public async Task An_address_that_is_both_the_hosts_and_the_persons_is_one_and_the_hosts_word_counts()
    {
        await using var host = await StartAsync(new HostContact("sms", Number));
        var client = host.Client();

        var both = await PutAsync(client, Number).JsonAsync();

        Contacts(both).Should().ContainSingle().Which.Should().Be(("+1555***7788", true, true, true));
    }

    [Fact]
    public async Task What_the_host_keeps_cannot_be_removed_here_and_no_code_is_sent_to_it()
    {
        await using var host = await StartAsync(new HostContact("sms", Number) { Verified = false });
        var client = host.Client();

        await client.DeleteAsync("contacts/sms").ProblemAsync(HttpStatusCode.NotFound, "not_found");
        await client.PostAsync("contacts/sms/verify", null).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");

        Contacts(await client.GetAsync("contacts/sms").JsonAsync()).Should().ContainSingle();
        _sms.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task An_opt_out_of_it_stands_until_it_is_taken_back()
    {
        await using var host = await StartAsync(new HostContact("sms", Number));
        var client = host.Client();

        await client.PostAsync("opt-out/sms", null).StatusAsync(HttpStatusCode.NoContent);
        await client.PostAsync("test/sms", null).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
        await client.PostJsonAsync("opt-in/sms", new { text_version = "1" }).StatusAsync(HttpStatusCode.NoContent);

        (await client.GetAsync("contacts/sms").JsonAsync())["opted_out"].Should().BeNull();
    }

    [Fact]
    public async Task A_yes_that_the_host_does_not_know_of_is_refused_and_not_lost_in_silence()
    {
        await using var host = await StartAsync(new HostContact("sms", Number) { Consented = false });
        var client = host.Client();

        var problem = await client.PostJsonAsync("opt-in/sms", new { text_version = "1" }).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");

        ((string)problem["field"]!).Should().Be("channel");
        Contacts(await client.GetAsync("contacts/sms").JsonAsync()).Should().ContainSingle().Which.Should().Be(("+1555***7788", true, false, true));
        await PutAsync(client, "+15550143333").StatusAsync(HttpStatusCode.OK);
        await client.PostJsonAsync("opt-in/sms", new { text_version = "1" }).StatusAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_directory_that_does_not_answer_is_told_as_that_and_hides_nothing_else()
    {
        await using var host = await StartAsync();
        var client = host.Client();

        var body = await PutAsync(client, Number).JsonAsync();

        ((bool)body["incomplete"]!).Should().BeTrue();
        Contacts(body).Should().ContainSingle().Which.Should().Be(("+1555***7788", false, false, false));
    }

    private static (string Address, bool Verified, bool Consented, bool Kept)[] Contacts(JsonNode body) =>
        [.. body["contacts"]!.AsArray().Select(one => ((string)one!["address"]!, (bool)one["verified"]!, (bool)one["consented"]!, (bool)one["kept_by_host"]!))];

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, string address) =>
        client.SendAsync(HttpMethod.Put, "contacts/sms", JsonSerializer.Serialize(new { address }));

    // Without contacts the directory throws.
    private Task<ApiHost> StartAsync(params HostContact[] held) => ApiHost.StartAsync(
        n => n.AddChannel("email").AddChannel(_sms).UseContacts<ShopDirectory>(), build: b => b.Services.AddSingleton(new Held(held)));

    private sealed record Held(IReadOnlyList<HostContact> Contacts);

    private sealed class ShopDirectory(Held held) : IContactDirectory
    {
        public Task<IReadOnlyList<HostContact>> GetContactsAsync(string userId, CancellationToken cancellationToken) =>
            held.Contacts.Count > 0 ? Task.FromResult(held.Contacts) : throw new InvalidOperationException("The directory is down.");
    }
}
