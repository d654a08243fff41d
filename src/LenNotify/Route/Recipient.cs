using LenNotify.Storage;

namespace LenNotify;

/// <summary>What routing knows of one person, as of an instant.</summary>
internal sealed class Recipient
{
    private static readonly Contact[] None = [];
    private readonly RoutingEngine _engine;
    private readonly Contact[][] _targets;
    private readonly IReadOnlyDictionary<string, bool> _choices;

    internal Recipient(Preferences document, ContactBook contacts, RoutingEngine engine, Lacks lacks = Lacks.Nothing)
    {
        (_engine, Contacts, Lacks, _choices) = (engine, contacts, lacks, document.Channels);
        (Language, TimeZone, EmailDigest) = (document.Language, document.TimeZone, document.EmailDigest);
        Preferences = engine.Compile(document, contacts);
        _targets = new Contact[engine.Channels.Count][];
        for (var i = 0; i < _targets.Length; i++)
        {
            var name = engine.Channels[i].Name;
            var place = i;
            _targets[i] = contacts.Contacts.Count == 0 ? None : [.. contacts.Contacts.Where(c => c.Channel == name && engine.Reach(c, place) == Reason.Routed)];
        }
    }

    /// <summary>Choices and reach, compiled; a new person's choices where this one's could not be read.</summary>
    internal readonly CompiledPreferences Preferences;

    /// <summary>The language that the person named.</summary>
    internal string? Language { get; }

    /// <summary>Whether the person gets a daily mail of what came to the inbox only.</summary>
    internal bool EmailDigest { get; }

    /// <summary>The zone that the person named.</summary>
    internal string? TimeZone { get; }

    /// <summary>What could not be read.</summary>
    internal Lacks Lacks { get; }

    /// <summary>Since when.</summary>
    internal DateTimeOffset LacksSince { get; set; }

    /// <summary>Every contact that is known, usable or not.</summary>
    internal ContactBook Contacts { get; }

    /// <summary>The contacts of a channel to which something may be sent.</summary>
    internal Contact[] Targets(int channel) => _targets[channel];

    /// <summary>Whether the person turned the channel off, other than never having turned it on.</summary>
    internal bool Closed(string channel) => _choices.TryGetValue(channel, out var on) && !on;

    /// <summary>The contact that a delivery names, or null when the person has it no more.</summary>
    internal Contact? Find(Guid contactId) => Contacts.Contacts.FirstOrDefault(contact => contact.Id == contactId) ?? FindOpen(contactId);

    // Whatever the person has on the channel by now; what may be sent to comes first.
    private Contact? FindOpen(Guid target)
    {
        for (var i = 0; i < _targets.Length; i++)
        {
            var name = _engine.Channels[i].Name;
            if (Appending.TargetOf(name) == target)
            {
                return _targets[i].Length > 0 ? _targets[i][0] : Contacts.Contacts.FirstOrDefault(contact => contact.Channel == name);
            }
        }

        return null;
    }
}
