using LenNotify.Storage;

namespace LenNotify;

/// <summary>What routing knows of one person, as of an instant.</summary>
internal sealed class Recipient
{
    private static readonly Contact[] None = [];
    private readonly Contact[][] _targets;
    private readonly IReadOnlyDictionary<string, bool> _choices;

    internal Recipient(Preferences document, ContactBook contacts, RoutingEngine engine)
    {
        Contacts = contacts;
        _choices = document.Channels;
        Preferences = engine.Compile(document, contacts);
        _targets = new Contact[engine.Channels.Count][];
        for (var i = 0; i < _targets.Length; i++)
        {
            var name = engine.Channels[i].Name;
            var place = i;
            _targets[i] = contacts.Contacts.Count == 0 ? None : [.. contacts.Contacts.Where(c => c.Channel == name && engine.Reach(c, place) == Reason.Routed)];
        }
    }

    /// <summary>Choices and reach, compiled.</summary>
    internal readonly CompiledPreferences Preferences;

    /// <summary>Every contact, usable or not.</summary>
    internal ContactBook Contacts { get; }

    /// <summary>The contacts of a channel to which something may be sent.</summary>
    internal Contact[] Targets(int channel) => _targets[channel];

    /// <summary>Whether the person turned the channel off, other than never having turned it on.</summary>
    internal bool Closed(string channel) => _choices.TryGetValue(channel, out var on) && !on;

    /// <summary>The contact that a delivery names, or null when the person has it no more.</summary>
    internal Contact? Find(Guid contactId) => Contacts.Contacts.FirstOrDefault(contact => contact.Id == contactId);
}
