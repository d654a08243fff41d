namespace LenNotify.Storage;

/// <summary>All contacts of one person, and the channels that the person opted out of as a whole.</summary>
public sealed record ContactBook
{
    /// <summary>Nobody's: no contact, no opt-out.</summary>
    public static ContactBook Empty { get; } = new();

    /// <summary>
    /// Counts the changes; 0 is a book that was never stored. An erasure takes the count along, since to go on counting would
    /// be to remember the person: whoever comes back begins at 1.
    /// </summary>
    public long Version { get; init; }

    /// <summary>The contacts, several to a channel where the person has several devices.</summary>
    public IReadOnlyList<Contact> Contacts { get; init => field = ValueList.Of(value); } = ValueList.Of<Contact>(null);

    /// <summary>Opt-outs by channel; they outlast a change of address.</summary>
    public IReadOnlyDictionary<string, Evidence> OptOuts { get; init => field = ValueMap.Of(value); } = ValueMap.Of<Evidence>(null);
}
