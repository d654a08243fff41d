using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace TradingDesk.Tests;

public sealed class SignInTests
{
    [Fact]
    public async Task Nobody_sees_anything_but_pages_without_content()
    {
        await using var desk = await RunningDesk.StartAsync("--store", "memory");
        using var nobody = await desk.ClientAsync(null);

        (await nobody.GetAsync("/desk/state")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await nobody.GetAsync("/api/notifications")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await nobody.GetAsync("/api/notifications/admin/queue")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await nobody.GetAsync("/health/detailed")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await nobody.GetStringAsync("/")).Should().Contain("nobody needs a password");
    }

    [Fact]
    public async Task A_person_signs_in_by_name_and_out_again()
    {
        await using var desk = await RunningDesk.StartAsync("--store", "memory");
        using var anna = await desk.ClientAsync("anna");

        (await anna.GetFromJsonAsync<JsonElement>("/desk/state")).GetProperty("name").GetString().Should().Be("Anna");
        (await anna.GetFromJsonAsync<JsonElement>("/api/notifications/count")).GetProperty("unread").GetInt32().Should().Be(0);

        await anna.PostAsync("/sign-out", null);
        (await anna.GetAsync("/desk/state")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_nobody()
    {
        await using var desk = await RunningDesk.StartAsync("--store", "memory");
        using var mallory = await desk.ClientAsync("mallory");

        (await mallory.GetAsync("/desk/state")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Only_the_operator_operates()
    {
        await using var desk = await RunningDesk.StartAsync("--store", "memory");
        using var anna = await desk.ClientAsync("anna");
        using var olivia = await desk.ClientAsync("olivia");

        (await anna.GetAsync("/api/notifications/admin/queue")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await olivia.GetFromJsonAsync<JsonElement>("/api/notifications/admin/queue")).GetProperty("channels").GetArrayLength().Should().BeGreaterThan(3);
        (await olivia.PostAsJsonAsync("/desk/orders", new { symbol = "BTC/USD", side = "Buy", risk = 1 })).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }
}
