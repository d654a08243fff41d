using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.Channels.Tests;

/// <summary>Each channel in a host that is being developed.</summary>
public sealed class DevelopmentTests
{
    [Theory]
    [InlineData("webhook", false)]
    [InlineData("slack", false)]
    [InlineData("sms", false)]
    [InlineData("voice", false)]
    [InlineData("webpush", false)]
    [InlineData("email", false)]
    [InlineData("webhook", true)]
    [InlineData("slack", true)]
    [InlineData("sms", true)]
    [InlineData("voice", true)]
    [InlineData("webpush", true)]
    [InlineData("email", true)]
    public async Task Nobody_outside_gets_anything_but_the_one_address_that_the_host_names(string name, bool redirected)
    {
        var channel = ChannelUnderWay.Of(name);
        using var server = new StrictServer(_ => channel.Taken);
        var (theirs, ours) = (channel.AddressOf(1, server), channel.AddressOf(2, server));
        await using var host = WatchedHost.Start(n =>
        {
            n.AddType("alert", type => type.Channels(name)).UseDevelopmentMode(o =>
            {
                if (redirected)
                {
                    o.RedirectTo[name] = ours;
                }
            });
            channel.Add(n, server, _ => { });
        });
        host.Channel(name).UsesItsAdapter();
        await host.Settings.PutContactAsync("anna", new HostContact(name, theirs), new Evidence(host.Now, "test"));

        await host.Notifier.PublishAsync(new Notification { Type = "alert", Title = "Look" }, "anna");

        server.Requests.Should().HaveCount(redirected ? 1 : 0);
        var kept = host.Services.GetRequiredService<IDevelopmentOutbox>().Messages.Should().ContainSingle().Subject;
        (kept.Delivery.Address, kept.RedirectedTo).Should().Be((theirs, redirected ? ours : null));
    }
}
