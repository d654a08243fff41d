using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace TradingDesk.Tests;

public sealed class DeskTests
{
    [Fact]
    public async Task An_order_is_filled_told_and_shown_and_a_crash_ends_it_with_everything_that_follows()
    {
        await using var desk = await RunningDesk.StartAsync("--store", "memory");
        using var anna = await desk.ClientAsync("anna");

        (await anna.PostAsJsonAsync("/desk/orders", new { symbol = "BTC/USD", side = "Buy", risk = 1.5 })).StatusCode.Should().Be(HttpStatusCode.Accepted);
        await desk.StepAsync();
        (await anna.GetFromJsonAsync<JsonElement>("/desk/state")).GetProperty("positions").EnumerateArray().Should().Contain(row => row.GetProperty("symbol").GetString() == "BTC/USD");

        (await anna.PostAsJsonAsync("/desk/shock", new { symbol = "BTC/USD", by = -0.4 })).StatusCode.Should().Be(HttpStatusCode.NoContent);

        var price = Price(await anna.GetFromJsonAsync<JsonElement>("/desk/state"), "BTC/USD");
        var item = await RunningDesk.InboxAsync(anna, FormattableString.Invariant($"Out of BTC/USD at {price}"));
        item.GetProperty("severity").GetString().Should().Be("critical");
        var state = await UntilAsync(anna, state => state.GetProperty("board").GetString()!.Contains("Out of BTC/USD")
            && state.GetProperty("sent").EnumerateArray().Select(sent => sent.GetProperty("channel").GetString()).Intersect(["email", "sms", "voice"]).Count() == 3);
        state.GetProperty("sent").EnumerateArray().Should().OnlyContain(sent => !sent.GetRawText().Contains("+1202", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cut_line_fails_the_order_and_the_operator_hears_of_the_error()
    {
        await using var desk = await RunningDesk.StartAsync("--store", "memory");
        using var anna = await desk.ClientAsync("anna");
        using var olivia = await desk.ClientAsync("olivia");
        await anna.PostAsJsonAsync("/desk/line", new { cut = true });

        var order = new { symbol = "BTC/USD", side = "Buy", risk = 1 };
        (await anna.PostAsJsonAsync("/desk/orders", order)).StatusCode.Should().Be(HttpStatusCode.InternalServerError);

        var item = await RunningDesk.InboxAsync(olivia, "Unhandled TradingDesk.ExchangeUnreachableException");
        (item.GetProperty("type").GetString(), item.GetProperty("severity").GetString()).Should().Be(("SYSTEM_ERROR", "error"));

        await anna.PostAsJsonAsync("/desk/line", new { cut = false });
        (await anna.PostAsJsonAsync("/desk/orders", order)).StatusCode.Should().Be(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("orders", """{"symbol":"XXX","side":"Buy","risk":1}""")]
    [InlineData("orders", """{"symbol":"BTC/USD","side":"Hold","risk":1}""")]
    [InlineData("orders", """{"symbol":"BTC/USD","side":"Buy","risk":5.1}""")]
    [InlineData("orders", """{"symbol":"BTC/USD","side":"Buy","risk":0}""")]
    [InlineData("orders", """{}""")]
    [InlineData("shock", """{"symbol":"BTC/USD","by":-0.9}""")]
    [InlineData("shock", """{"symbol":null,"by":0.1}""")]
    [InlineData("signal", """{"symbol":"XXX"}""")]
    public async Task What_makes_no_sense_is_refused(string what, string body)
    {
        await using var desk = await RunningDesk.StartAsync("--store", "memory");
        using var anna = await desk.ClientAsync("anna");

        (await anna.PostAsync($"/desk/{what}", new StringContent(body, null, "application/json"))).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_signal_that_is_asked_for_is_told_to_whoever_follows_the_symbol()
    {
        await using var desk = await RunningDesk.StartAsync("--store", "memory");
        using var bob = await desk.ClientAsync("bob");
        await bob.PatchAsync("/api/notifications/preferences", new StringContent("""{"confidence_threshold":0}""", null, "application/json"));

        (await bob.PostAsJsonAsync("/desk/signal", new { symbol = "XAU/USD" })).StatusCode.Should().Be(HttpStatusCode.NoContent);

        (await bob.GetFromJsonAsync<JsonElement>("/api/notifications")).GetProperty("data").EnumerateArray().Should().ContainSingle()
            .Which.GetProperty("type").GetString().Should().Be("signal");
    }

    private static decimal Price(JsonElement state, string symbol) =>
        state.GetProperty("quotes").EnumerateArray().Single(quote => quote.GetProperty("symbol").GetString() == symbol).GetProperty("price").GetDecimal();

    private static async Task<JsonElement> UntilAsync(HttpClient client, Func<JsonElement, bool> holds)
    {
        while (true)
        {
            var state = await client.GetFromJsonAsync<JsonElement>("/desk/state");
            if (holds(state))
            {
                return state;
            }

            await Task.Yield();
        }
    }
}
