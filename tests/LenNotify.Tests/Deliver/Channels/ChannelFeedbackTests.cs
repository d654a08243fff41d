using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LenNotify.Tests;

public sealed class ChannelFeedbackTests : IDisposable
{
    private readonly ServiceProvider _host;

    public ChannelFeedbackTests()
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(LogLines.Watched).AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddNotifications().AddChannel("email").AddChannel("sms").AddType("alert", type => type.Channels("inapp", "email", "sms")).AddType("memo", type => type.Channels("email"));
        _host = services.BuildServiceProvider();
    }

    private IChannelFeedback Feedback => _host.GetRequiredService<IChannelFeedback>();

    private IUserSettings Settings => _host.GetRequiredService<IUserSettings>();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task An_address_is_suppressed_for_whoever_has_it_and_saying_so_again_is_no_news()
    {
        await Settings.PutContactAsync("anna", new HostContact("email", Canary.Mailbox.ToUpperInvariant()), new Evidence(DateTimeOffset.UnixEpoch, "test"));

        (await Feedback.SuppressAsync("email", Canary.Mailbox, SuppressionCause.Bounce, "smtp", default)).Should().BeTrue();
        (await Feedback.SuppressAsync("email", Canary.Mailbox.ToUpperInvariant(), SuppressionCause.Bounce, "smtp", default)).Should().BeFalse();
        (await SuppressedAsync("anna")).Should().Be(SuppressionCause.Bounce);

        (await Feedback.SuppressAsync("email", Canary.Mailbox, SuppressionCause.OptOut, "inbound", default)).Should().BeTrue("an opt-out says more");
        (await Feedback.SuppressAsync("email", Canary.Mailbox, SuppressionCause.Bounce, "smtp", default)).Should().BeFalse("an opt-out is not replaced");
        (await SuppressedAsync("anna")).Should().Be(SuppressionCause.OptOut);
    }

    [Fact]
    public async Task Who_says_start_again_is_reached_again()
    {
        await Settings.PutContactAsync("anna", new HostContact("sms", Canary.Phone), new Evidence(DateTimeOffset.UnixEpoch, "test"));
        await Feedback.SuppressAsync("sms", Canary.Phone, SuppressionCause.OptOut, "inbound sms", default);

        (await Feedback.LiftAsync("sms", Canary.Phone, "inbound sms", default)).Should().BeTrue();
        (await Feedback.LiftAsync("sms", Canary.Phone, "inbound sms", default)).Should().BeFalse();
        (await SuppressedAsync("anna")).Should().BeNull();
        var audit = await _host.GetRequiredService<INotificationStore>().AuditAsync(new AuditQuery { Actor = "channel:sms" }, default);
        audit.Items.Select(entry => entry.Fact.Action).Should().BeEquivalentTo("address_suppressed", "suppression_lifted");
        audit.Items.Should().NotContain(entry => entry.Fact.ToString().Contains(Canary.Phone));
    }

    [Fact]
    public async Task A_person_leaves_a_channel_as_a_whole_or_one_type_over_it()
    {
        await Feedback.OptOutAsync("anna", "email", null, "one-click unsubscribe", default);
        (await _host.GetRequiredService<IContacts>().GetContactsAsync("anna", default)).OptOuts["email"].Source.Should().Be("one-click unsubscribe");

        await Settings.SetPreferencesAsync("ben", new Preferences { Types = new Dictionary<string, TypePreference> { ["news"] = new() { Channels = ["inapp", "email", "sms"] } } });
        await Feedback.OptOutAsync("ben", "email", "news", "one-click unsubscribe", default);
        await Feedback.OptOutAsync("ben", "email", "offers", "one-click unsubscribe", default);
        var types = (await Settings.GetPreferencesAsync("ben")).Types;
        types["news"].Channels.Should().Equal("inapp", "sms");
        types["offers"].Channels.Should().Equal("inapp");
    }

    [Fact]
    public async Task Who_leaves_the_mails_of_a_type_keeps_the_other_channels_that_the_host_gave_it()
    {
        await Feedback.OptOutAsync("anna", "email", "alert", "one-click unsubscribe", default);
        await Feedback.OptOutAsync("anna", "email", "memo", "one-click unsubscribe", default);

        var types = (await Settings.GetPreferencesAsync("anna")).Types;
        types["alert"].Channels.Should().Equal("inapp", "sms");
        types["memo"].Channels.Should().Equal("inapp");
    }

    [Fact]
    public async Task Two_who_leave_at_once_both_have_left()
    {
        await Threads.Together(8, i => Feedback.OptOutAsync("anna", "email", $"type{i}", "one-click", default).ContinueWith(done => done.Exception, TaskScheduler.Default));

        (await Settings.GetPreferencesAsync("anna")).Types.Keys.Count(type => type.StartsWith("type", StringComparison.Ordinal)).Should().Be(8);
    }

    [Fact]
    public async Task Items_that_were_acknowledged_are_read()
    {
        await _host.GetRequiredService<INotifier>().PublishAsync(new Notification { Type = "alert", Title = "Look" }, "anna");
        var store = _host.GetRequiredService<INotificationStore>();
        var item = (await store.ListAsync("anna", new InboxQuery(), DateTimeOffset.UtcNow, default)).Items.Single();

        await Feedback.MarkReadAsync("anna", [item.Id], default);

        (await store.ListAsync("anna", new InboxQuery(), DateTimeOffset.UtcNow, default)).Items.Single().ReadAt.Should().NotBeNull();
    }

    [Fact]
    public async Task A_report_reaches_the_store_on_one_line() =>
        await Feedback.ReportAsync("sms", "SM1", new ProviderReport(false, "undelivered\r\n30003", DateTimeOffset.UnixEpoch), default);

    private async Task<SuppressionCause?> SuppressedAsync(string userId) =>
        (await _host.GetRequiredService<IContacts>().GetContactsAsync(userId, default)).Contacts.Single().Suppressed?.Cause;
}
