namespace LenNotify;

/// <summary>A stored address cannot be read. Nothing here says anything about the address.</summary>
public sealed class ContactProtectionException : Exception
{
    /// <summary>The value was altered or cut off, or belongs to another person or channel: it will never be readable.</summary>
    public ContactProtectionException()
        : base("A stored address cannot be read: it was altered or cut off, it is another person's or channel's, "
            + "or it was protected elsewhere.")
    {
    }

    /// <summary>The key of that id is missing: with it, the value may be readable.</summary>
    public ContactProtectionException(string missingKeyId)
        : base($"A stored address cannot be read: the contact key '{missingKeyId}' is missing. "
            + "Add it to the contact keys; it stays there until no value needs it.")
    {
        MissingKeyId = missingKeyId;
    }

    /// <summary>The key that would be needed; null when no key helps.</summary>
    public string? MissingKeyId { get; }
}
