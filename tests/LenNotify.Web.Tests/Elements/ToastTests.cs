using Microsoft.Playwright;

namespace LenNotify.Web.Tests;

public sealed class ToastTests
{
    // Records tones and desktop notifications where the browser would make them.
    private const string Recorders = """
        window.tones = [];
        window.shown = [];
        const param = () => ({ value: 0, setValueAtTime() {}, linearRampToValueAtTime() {} });
        const node = (more) => ({ connect: (to) => to, ...more });
        window.AudioContext = class {
          currentTime = 0;
          destination = node({});
          createOscillator() { const frequency = param(); return node({ frequency, start: () => window.tones.push(frequency.value), stop() {} }); }
          createGain() { return node({ gain: param() }); }
        };
        window.Notification = class {
          static permission = 'granted';
          constructor(title, more) { window.shown.push({ title, ...more }); }
        };
        """;

    [BrowserTheory]
    [InlineData(Severity.Info, 5)]
    [InlineData(Severity.Success, 5)]
    [InlineData(Severity.Warning, 10)]
    [InlineData(Severity.Error, 10)]
    public async Task A_toast_stays_as_long_as_its_severity_says(Severity severity, int seconds)
    {
        await using var host = await WebHost.StartAsync();
        await using var ann = await StartAsync(host);
        await host.PublishAsync("Filled", with: n => n with { Severity = severity });
        var toast = ann.Page.Locator("len-toasts [part~=toast]");
        await Expect(toast).ToHaveCountAsync(1);

        await ann.Page.Clock.RunForAsync((seconds * 1000) - 1);
        await Expect(toast).ToHaveCountAsync(1);
        await ann.Page.Clock.RunForAsync(1);

        await Expect(toast).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_critical_toast_stays_until_it_is_dismissed_and_is_read_then()
    {
        await using var host = await WebHost.StartAsync();
        await using var ann = await StartAsync(host);
        await host.PublishAsync("Margin call", with: n => n with { Severity = Severity.Critical });
        var toast = ann.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Margin call" });
        await Expect(toast).ToBeVisibleAsync();

        await ann.Page.Clock.RunForAsync(20_000);
        await Expect(toast).ToBeVisibleAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Close Margin call" }).ClickAsync();

        await Expect(toast).ToHaveCountAsync(0);
        await Expect(ann.Page.Locator("len-bell [part=badge]")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task A_toast_that_somebody_points_at_waits()
    {
        await using var host = await WebHost.StartAsync();
        await using var ann = await StartAsync(host);
        await host.PublishAsync("Filled");
        var toast = ann.Page.Locator("len-toasts [part~=toast]");

        await toast.HoverAsync();
        await ann.Page.Clock.RunForAsync(20_000);
        await Expect(toast).ToHaveCountAsync(1);
        await ann.Page.Mouse.MoveAsync(1, 400);
        await ann.Page.Clock.RunForAsync(5_000);

        await Expect(toast).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Each_severity_sounds_differently_until_the_person_turns_it_off()
    {
        await using var host = await WebHost.StartAsync();
        await using var ann = await StartAsync(host);
        await host.PublishAsync("One");
        await ToneAsync(ann, 1);
        await host.PublishAsync("Two", with: n => n with { Severity = Severity.Critical });
        await ToneAsync(ann, 5);
        (await ann.Page.EvaluateAsync<int[]>("window.tones")).Should().Equal(660, 880, 660, 880, 660);

        await ann.Page.Locator("main len-inbox [part=sound]").ClickAsync();
        await Expect(ann.Page.Locator("main len-inbox [part=sound]")).ToHaveAttributeAsync("aria-pressed", "false");
        await host.PublishAsync("Three");
        await Expect(ann.Page.Locator("len-toasts [part~=toast]")).ToHaveCountAsync(3);

        (await ann.Page.EvaluateAsync<int>("window.tones.length")).Should().Be(5);
    }

    [BrowserFact]
    public async Task A_hidden_tab_shows_it_on_the_desktop_and_makes_no_sound()
    {
        await using var host = await WebHost.StartAsync();
        await using var ann = await StartAsync(host);
        await ann.Page.EvaluateAsync("() => { Object.defineProperty(document, 'hidden', { get: () => true }); }");

        await host.PublishAsync("Filled", with: n => n with { Message = "At 60,125" });

        await ann.Page.WaitForFunctionAsync("() => window.shown.length === 1", null, new() { PollingInterval = 50 });
        (await ann.Page.EvaluateAsync<string>("window.shown[0].title + ': ' + window.shown[0].body")).Should().Be("Filled: At 60,125");
        (await ann.Page.EvaluateAsync<int>("window.tones.length")).Should().Be(0);
    }

    [BrowserFact]
    public async Task Quiet_hours_are_silent_and_what_is_critical_breaks_through()
    {
        await using var host = await WebHost.StartAsync();
        await using var ann = await StartAsync(host);
        await host.Get<IUserSettings>().SetPreferencesAsync("ann", new Preferences { QuietHours = new QuietHours { Enabled = true, Windows = [QuietWindow.Between("00:00", "24:00")] } });

        await host.PublishAsync("Quiet");
        await Expect(ann.Page.Locator("len-bell [part=badge]")).ToHaveTextAsync("1");
        await Expect(ann.Page.Locator("len-toasts [part~=toast]")).ToHaveCountAsync(0);
        await host.PublishAsync("Loud", with: n => n with { Severity = Severity.Critical });

        await Expect(ann.Page.Locator("len-toasts [part=title]")).ToHaveTextAsync(["Loud"]);
        (await ann.Page.EvaluateAsync<int>("window.tones.length")).Should().Be(4, "only the loud one is heard");
    }

    private static Task ToneAsync(Visitor ann, int count) => ann.Page.WaitForFunctionAsync($"() => window.tones.length === {count}", null, new() { PollingInterval = 50 });

    // A clock that the test moves: what the page waits for comes when the test says so.
    private static async Task<Visitor> StartAsync(WebHost host)
    {
        var ann = await Visitor.ComeAsync(host);
        await ann.Page.AddInitScriptAsync(Recorders);
        await ann.Page.Clock.InstallAsync();
        await ann.OpenAsync();
        await Expect(ann.Page.Locator("main len-inbox [part=empty]")).ToBeVisibleAsync();
        await ann.Page.Clock.PauseAtAsync(TimeProvider.System.GetUtcNow().AddMinutes(1).UtcDateTime);
        return ann;
    }
}
