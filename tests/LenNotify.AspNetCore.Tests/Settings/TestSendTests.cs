using System.Net;

namespace LenNotify.AspNetCore.Tests;

public sealed class TestSendTests
{
    [Fact]
    public async Task A_test_is_taken_and_its_history_found()
    {
        await using var host = await ApiHost.StartAsync();

        var sent = await host.Client().PostAsync("test/in_app", null).JsonAsync();

        ((int)sent["deliveries"]!).Should().Be(0);
        ((string)(await host.Client().GetAsync($"{sent["id"]}/why").JsonAsync())["type"]!).Should().Be("test");
    }

    [Fact]
    public async Task What_cannot_be_tested_is_refused_with_the_reason()
    {
        await using var host = await ApiHost.StartAsync(n => n.AddChannel("sms"));

        await host.Client().PostAsync("test/fax", null).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
        ((string)(await host.Client().PostAsync("test/sms", null).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input"))["detail"]!).Should().Contain("no address");
    }

    [Fact]
    public async Task The_sixth_test_in_an_hour_is_refused()
    {
        await using var host = await ApiHost.StartAsync();
        for (var sent = 0; sent < 5; sent++)
        {
            await host.Client().PostAsync("test/inapp", null).StatusAsync(HttpStatusCode.Accepted);
        }

        await host.Client().PostAsync("test/inapp", null).ProblemAsync(HttpStatusCode.TooManyRequests, "too_many");
        await host.Client("bob").PostAsync("test/inapp", null).StatusAsync(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_channel_whose_circuit_is_open_is_said_to_be_down()
    {
        await using var host = await ApiHost.StartAsync(n => n.AddChannel("sms"));
        var until = host.Time.GetUtcNow().AddSeconds(60);
        await host.Get<Storage.IDocuments>().PutDocumentAsync(
            new Storage.StoredDocument(new Storage.DocumentKey("circuit", "", "sms"), 0, $"\"{until:O}\""), new Storage.AuditFact("test", "opened", "sms", "stored"), host.Time.GetUtcNow(), default);

        using var answer = await host.Client().PostAsync("test/sms", null);

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(60));
    }
}
