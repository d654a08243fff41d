using LenNotify.Storage;

namespace LenNotify.Core.Tests;

/// <summary>What routing says of an ordinary email to a person with one quiet window.</summary>
internal static class EmailInQuietHours
{
    private static readonly RoutingEngine Engine = new(new RoutingOptions(), TzdbZones.Default);

    private static readonly CompiledNotification Email = Engine.Compile(
        new Notification { Type = "news", Title = "News", Priority = Priority.Normal, Severity = Severity.Info, Channels = [ChannelNames.Email] },
        new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]));

    private static readonly ContactBook Contacts = new()
    {
        Contacts =
        [
            new Contact
            {
                Id = new Guid(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
                UserId = "u1",
                Channel = ChannelNames.Email,
                Address = new byte[] { 1 },
                AddressHash = new byte[] { 2 },
                VerifiedAt = DateTimeOffset.UnixEpoch,
            },
        ],
    };

    internal static ChannelDecision Decide(QuietCase given)
    {
        var document = new Preferences { TimeZone = given.Zone, QuietHours = new QuietHours { Enabled = true, Windows = [given.Window] } };
        var person = given.IsRefused ? Unchecked(document) : Engine.Compile(document, Contacts);
        var decisions = new ChannelDecision[Engine.Channels.Count];
        Engine.Decide(Email, person, UserActivity.None, given.Instant, decisions);
        return decisions.Single(decision => Engine.Channels[decision.Channel].Name == ChannelNames.Email);
    }

    // Past the validation, which would refuse the window: should one get in all the same, it is never quiet.
    private static CompiledPreferences Unchecked(Preferences document)
    {
        var compile = () => Engine.Compile(document, Contacts);
        compile.Should().Throw<InvalidInputException>();
        return new CompiledPreferences(document, Contacts, Email.Settings);
    }
}
