using System.Net;
using System.Text;

namespace LenNotify.AspNetCore.Tests;

public sealed class BodyTests
{
    [Fact]
    public async Task Bodies_that_are_too_deep_too_large_or_no_json_change_nothing()
    {
        await using var host = await ApiHost.StartAsync();
        await host.PublishAsync();
        var client = host.Client();

        foreach (var (body, status) in new[]
        {
            (new string('[', 65), HttpStatusCode.BadRequest),
            ($$"""{"up_to":1,"x":"{{new string('x', 300_000)}}"}""", HttpStatusCode.RequestEntityTooLarge),
            (new string(' ', 30_000_000), HttpStatusCode.RequestEntityTooLarge),
            ($$"""{"up_to":1,{{string.Join(',', Enumerable.Range(0, 1_000_000).Select(number => $"\"{number}\":1"))}}}""", HttpStatusCode.RequestEntityTooLarge),
            ($$"""{"up_to":1,{{string.Join(',', Enumerable.Range(0, 20_000).Select(number => $"\"{number}\":1"))}}}""", HttpStatusCode.BadRequest),
            ("""{"up_to":1,"up_to":2}""", HttpStatusCode.BadRequest),
            ("""{"up_to":1,"admin":true}""", HttpStatusCode.BadRequest),
            ("""{"up_to":"1"}""", HttpStatusCode.BadRequest),
            ("""{"up_to":null}""", HttpStatusCode.BadRequest),
            ("null", HttpStatusCode.BadRequest),
            ("""{"up_to":1}//""", HttpStatusCode.BadRequest),
            ("""{"up_to":99999999999999999999}""", HttpStatusCode.BadRequest),
        })
        {
            await host.Client().SendAsync(HttpMethod.Post, "read-all", body).StatusAsync(status);
        }

        ((long)(await client.GetAsync("count").JsonAsync())["unread"]!).Should().Be(1);
    }

    [Fact]
    public async Task A_body_without_a_length_is_bounded_too()
    {
        await using var host = await ApiHost.StartAsync(api: o => o.MaxBodySize = 1_024);
        var request = new HttpRequestMessage(HttpMethod.Post, "read-all") { Content = new StringContent(new string(' ', 5_000), Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = true;

        await host.Client().SendAsync(request).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too_large");
    }

    [Fact]
    public async Task Another_kind_of_body_is_refused_after_the_question_who_asks()
    {
        await using var host = await ApiHost.StartAsync();
        using var form = new StringContent("up_to=1", Encoding.UTF8, "application/x-www-form-urlencoded");

        await host.Client().PostAsync("read-all", form).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "not_json");
        await host.Client((string?)null).PostAsync("read-all", new StringContent("x")).ProblemAsync(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task A_store_that_fails_is_answered_without_its_words()
    {
        await using var host = await ApiHost.StartAsync(build: b => b.Services.Add(new(typeof(Storage.IInbox), typeof(BrokenInbox), Microsoft.Extensions.DependencyInjection.ServiceLifetime.Singleton)));

        var problem = await host.Client().GetAsync("").ProblemAsync(HttpStatusCode.InternalServerError, "unexpected");

        problem.ToJsonString().Should().NotContain("password");
    }
}
