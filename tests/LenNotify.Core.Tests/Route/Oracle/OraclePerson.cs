using LenNotify.Storage;

namespace LenNotify.Core.Tests;

/// <summary>One person's two documents, with all that follows from them whatever is published, spelled out from one day on.</summary>
internal sealed class OraclePerson
{
    private readonly Dictionary<string, OracleContacts> _contacts;

    internal OraclePerson(RoutingOptions host, Preferences preferences, ContactBook contacts, DateTimeOffset from)
    {
        Preferences = preferences;
        Zone = preferences.TimeZone ?? host.DefaultTimeZone;
        Quiet = new OracleCalendar(preferences.QuietHours.Enabled ? preferences.QuietHours.Windows : [], Zone, from);
        Contacts = contacts;
        _contacts = host.Channels.ToDictionary(channel => channel.Name, channel => new OracleContacts(this, channel, from));
    }

    internal Preferences Preferences { get; }

    internal ContactBook Contacts { get; }

    internal string Zone { get; }

    internal OracleCalendar Quiet { get; }

    internal OracleContacts On(ChannelPolicy channel) => _contacts[channel.Name];
}
