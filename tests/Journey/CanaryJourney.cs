using System.Text.Json;
using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.Tests.Journey;

public abstract class CanaryJourney(IJourneyStore store) : JourneyContract(store)
{
    private const string Phone = Canary.Phone;
    private static readonly string Mail = Canary.Email("anna");
    private static readonly string Token = Canary.Token("anna1234567890abcdefXYZ");
    private static readonly string Everything = $"could not reach {Phone} or {Mail} at https://user:{Token}@api.example/v1/{Token}?key={Token} with Authorization: Bearer {Token}, as {Uri.EscapeDataString(Mail)} and {Phone[1..]}";
    private readonly JourneyObserver _observer = new();
    private readonly List<string> _exceptions = [];

    [Fact]
    public async Task No_address_and_no_token_reaches_a_log_metric_trace_exception_or_observer()
    {
        using var spans = new JourneySpans();
        using var logs = new JourneyLogs();
        var push = new Pager("push") { Answer = Answers(DeliveryResult.AddressExpired(Everything)) };
        var email = new Pager("email") { Answer = Answers(DeliveryResult.Permanent(Everything)) };
        Pager.Answer = (delivery, _) => delivery.Attempt switch
        {
            1 => Task.FromException<DeliveryResult>(new HttpRequestException(Everything)),
            2 => Task.FromResult(DeliveryResult.Transient(Everything)),
            _ => Task.FromResult(DeliveryResult.Delivered($"ref-{delivery.Id}")),
        };
        var host = await Start(builder => Listen(builder.AddChannel(push).AddChannel(email), logs));
        using var metrics = new JourneyMetrics(host);
        await People(host);

        await host.Fill("BTC/USD", "anna", null, "inapp", "pager", "push", "email");
        await push.Next();
        await email.Next();
        await Pager.Next(2);
        await host.Written(4);
        await Pass(TimeSpan.FromSeconds(2));
        await Pager.Next();
        await host.Written();
        await _observer.Next<NotificationEvent.Delivered>();
        await Refusals(host);
        await host.Settings.OptOutAsync("anna", "pager", new Evidence(Noon, "inbound sms"));
        await host.StopAsync();
        metrics.Look();

        logs.Lines.Should().NotBeEmpty();
        Search("a log", logs.Lines);
        Search("a metric", metrics.All.Select(one => $"{one.Name} {one.Tags}"));
        Search("a span", spans.All.Select(SpanText.Of));
        Search("an exception", _exceptions);
        Search("an observer", _observer.All.Select(one => $"{one} {JsonSerializer.Serialize<object>(one)}"));
        _observer.All.OfType<NotificationEvent.DeadLettered>().Should().HaveCount(2);
        _exceptions.Should().HaveCount(4);
    }

    private static void Search(string where, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            Canary.In(text).Should().BeNull("no address or token may reach {0}: {1}", where, text);
        }
    }

    private static Func<Delivery, CancellationToken, Task<DeliveryResult>> Answers(DeliveryResult result) => (_, _) => Task.FromResult(result);

    private void Listen(NotificationsBuilder builder, JourneyLogs logs)
    {
        logs.AddTo(builder.Services);
        builder.Services.AddSingleton<INotificationObserver>(_observer);
        builder.Services.AddSingleton<INotificationObserver>(new Shouting());
        builder.Services.AddSingleton<IDeliveryHub>(new Broken());
    }

    private static async Task People(JourneyHost host)
    {
        host.People["anna"] = [];
        var shown = new Evidence(Noon, "settings page");
        await host.Settings.PutContactAsync("anna", new HostContact("pager", Phone) { Country = "US" }, shown);
        await host.Settings.PutContactAsync("anna", new HostContact("email", Mail), shown);
        await host.Settings.PutContactAsync("anna", new HostContact("push", Token), shown);
        await host.Settings.SetPreferencesAsync("anna", new Preferences { Channels = new Dictionary<string, bool> { ["push"] = true } });
    }

    // What is refused says why without quoting what it refused.
    private async Task Refusals(JourneyHost host)
    {
        var shown = new Evidence(Noon, "settings page");
        foreach (var contact in new[] { new HostContact("pager", $"{Phone}\n"), new HostContact("NO", Mail), new HostContact("email", $"{Mail}\0") { Country = "XXX" } })
        {
            await Refused(() => host.Settings.PutContactAsync("anna", contact, shown));
        }

        await Refused(() => host.Settings.PutContactAsync("anna", new HostContact("pager", Phone), new Evidence(Noon, $"{Token}\n")));
    }

    private async Task Refused(Func<Task> asked)
    {
        try
        {
            await asked();
        }
        catch (Exception error)
        {
            _exceptions.Add(error.ToString());
        }
    }

    private sealed class Shouting : INotificationObserver
    {
        public Task ObserveAsync(NotificationEvent happened, CancellationToken cancellationToken) => throw new InvalidOperationException(Everything);
    }

    private sealed class Broken : IDeliveryHub
    {
        public Task PushAsync(string userId, HubMessage message, CancellationToken cancellationToken) => throw new InvalidOperationException(Everything);
    }
}
