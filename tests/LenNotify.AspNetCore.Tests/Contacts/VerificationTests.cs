using System.Net;
using LenNotify.Storage;

namespace LenNotify.AspNetCore.Tests;

public sealed class VerificationTests
{
    private readonly Pigeon _sms = new("sms");

    [Fact]
    public async Task A_code_that_came_over_the_channel_proves_the_address()
    {
        await using var host = await StartAsync();
        var client = host.Client();
        await PutAsync(client);

        var sent = await client.PostAsync("contacts/sms/verify", null).JsonAsync();
        await client.PostJsonAsync("contacts/sms/verify", new { code = _sms.LastCode }).StatusAsync(HttpStatusCode.NoContent);

        ((DateTimeOffset)sent["expires_at"]!).Should().Be(host.Time.GetUtcNow().AddMinutes(10));
        var contact = (await client.GetAsync("contacts/sms").JsonAsync())["contacts"]![0]!;
        ((bool)contact["verified"]!, (string)contact["address"]!).Should().Be((true, "+1555***7788"));
        _sms.Sent.Single().Address.Should().Be("+15550147788");
        (await host.Get<IDocuments>().ListDocumentsAsync("verification", 10, null, default)).Items.Single().Json.Should().NotContain(_sms.LastCode);
        await client.PostJsonAsync("contacts/sms/verify", new { code = _sms.LastCode }).ProblemAsync(HttpStatusCode.Gone, "code_expired");
    }

    [Fact]
    public async Task The_sixth_try_is_none_even_with_the_right_code()
    {
        await using var host = await StartAsync();
        var client = host.Client();
        await PutAsync(client);
        await client.PostAsync("contacts/sms/verify", null).StatusAsync(HttpStatusCode.Accepted);
        var wrong = _sms.LastCode == "000000" ? "000001" : "000000";
        for (var tried = 0; tried < 5; tried++)
        {
            await client.PostJsonAsync("contacts/sms/verify", new { code = wrong }).ProblemAsync(HttpStatusCode.BadRequest, "wrong_code");
        }

        await client.PostJsonAsync("contacts/sms/verify", new { code = _sms.LastCode }).ProblemAsync(HttpStatusCode.TooManyRequests, "too_many");
        await client.PostAsync("contacts/sms/verify", null).StatusAsync(HttpStatusCode.Accepted);
        await client.PostJsonAsync("contacts/sms/verify", new { code = _sms.LastCode }).StatusAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Tries_at_once_are_counted_each()
    {
        await using var host = await StartAsync();
        var client = host.Client();
        await PutAsync(client);
        await client.PostAsync("contacts/sms/verify", null).StatusAsync(HttpStatusCode.Accepted);
        var wrong = _sms.LastCode == "000000" ? "000001" : "000000";

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.PostJsonAsync("contacts/sms/verify", new { code = wrong })));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.BadRequest).Should().Be(5);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).Should().Be(15);
    }

    [Fact]
    public async Task A_code_is_good_for_ten_minutes_and_the_last_one_only()
    {
        await using var host = await StartAsync();
        var client = host.Client();
        await PutAsync(client);
        await client.PostAsync("contacts/sms/verify", null).StatusAsync(HttpStatusCode.Accepted);
        var first = _sms.LastCode;
        do
        {
            // One in a million is the same again.
            await client.PostAsync("contacts/sms/verify", null).StatusAsync(HttpStatusCode.Accepted);
        }
        while (_sms.LastCode == first);

        await client.PostJsonAsync("contacts/sms/verify", new { code = first }).ProblemAsync(HttpStatusCode.BadRequest, "wrong_code");
        host.Time.Pass(TimeSpan.FromMinutes(10));
        await client.PostJsonAsync("contacts/sms/verify", new { code = _sms.LastCode }).ProblemAsync(HttpStatusCode.Gone, "code_expired");
    }

    [Fact]
    public async Task A_sixth_code_in_an_hour_is_not_sent()
    {
        await using var host = await StartAsync();
        var client = host.Client();
        await PutAsync(client);
        for (var sent = 0; sent < 5; sent++)
        {
            await client.PostAsync("contacts/sms/verify", null).StatusAsync(HttpStatusCode.Accepted);
        }

        using var answer = await client.PostAsync("contacts/sms/verify", null);

        answer.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta.Should().BeCloseTo(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));
        _sms.Sent.Should().HaveCount(5);
    }

    [Fact]
    public async Task A_provider_that_is_down_is_said_to_be()
    {
        await using var host = await StartAsync();
        await PutAsync(host.Client());
        foreach (var answer in new Func<DeliveryResult>[] { () => DeliveryResult.Transient("later"), () => throw new HttpRequestException("+15550147788 unreachable") })
        {
            _sms.Answer = answer;
            (await host.Client().PostAsync("contacts/sms/verify", null).ProblemAsync(HttpStatusCode.ServiceUnavailable, "channel_down")).ToJsonString().Should().NotContain("5552671");
        }

        _sms.Answer = () => DeliveryResult.Permanent("no such number");
        await host.Client().PostAsync("contacts/sms/verify", null).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
    }

    [Fact]
    public async Task Nothing_waits_to_be_verified_where_there_is_no_address()
    {
        await using var host = await StartAsync();

        await host.Client().PostAsync("contacts/sms/verify", null).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
        await host.Client().PostJsonAsync("contacts/sms/verify", new { code = "123456" }).ProblemAsync(HttpStatusCode.Gone, "code_expired");
        await host.Client().PostJsonAsync("contacts/sms/verify", new { code = "12345" }).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
        await host.Client().PostAsync("contacts/fax/verify", null).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
    }

    [Fact]
    public async Task The_code_of_an_address_that_was_removed_since_proves_nothing()
    {
        await using var host = await StartAsync();
        var client = host.Client();
        await PutAsync(client);
        await client.PostAsync("contacts/sms/verify", null).StatusAsync(HttpStatusCode.Accepted);
        await client.DeleteAsync("contacts/sms");

        await client.PostJsonAsync("contacts/sms/verify", new { code = _sms.LastCode }).ProblemAsync(HttpStatusCode.Gone, "code_expired");
    }

    [Fact]
    public async Task A_channel_that_another_process_delivers_sends_no_code_from_here()
    {
        await using var host = await ApiHost.StartAsync(n => n.AddChannel("sms"));
        var client = host.Client();
        await PutAsync(client);

        (await client.PostAsync("contacts/sms/verify", null)).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task An_address_that_cannot_be_read_any_more_is_shown_all_the_same()
    {
        await using var host = await StartAsync();
        var client = host.Client();
        await PutAsync(client);
        var contacts = host.Get<IContacts>();
        var state = (await client.GetAsync("contacts/sms").JsonAsync())["contacts"]![0]!;
        var book = (await contacts.GetContactsAsync(["ann"], default))[0];
        await contacts.PutContactsAsync(
            "ann", book with { Contacts = [.. book.Contacts.Select(one => one with { Address = new byte[] { 1, 2, 3 } })] }, new AuditFact("test", "damaged", "ann", "stored"), host.Time.GetUtcNow(), default);

        var shown = (await client.GetAsync("contacts/sms").JsonAsync())["contacts"]![0]!;

        ((string)shown["id"]!).Should().Be((string)state["id"]!);
        ((string)shown["address"]!).Should().Be("***");
    }

    private Task<ApiHost> StartAsync() => ApiHost.StartAsync(n => n.AddChannel(_sms));

    private static Task PutAsync(HttpClient client) => client.SendAsync(HttpMethod.Put, "contacts/sms", """{"address":"+15550147788"}""").StatusAsync(HttpStatusCode.OK);
}
