namespace LenNotify.Storage;

/// <summary>The nine roles of one store.</summary>
public sealed record StoreRoles
{
    /// <summary>Role 1.</summary>
    public required IPublications Publications { get; init; }

    /// <summary>Role 2.</summary>
    public required IInbox Inbox { get; init; }

    /// <summary>Role 3.</summary>
    public required IDeliveryQueue Queue { get; init; }

    /// <summary>Role 4.</summary>
    public required IDeadLetters DeadLetters { get; init; }

    /// <summary>Role 5.</summary>
    public required IContacts Contacts { get; init; }

    /// <summary>Role 6.</summary>
    public required IDocuments Documents { get; init; }

    /// <summary>Role 7.</summary>
    public required IHistory History { get; init; }

    /// <summary>Role 8.</summary>
    public required IUpkeep Upkeep { get; init; }

    /// <summary>Role 9.</summary>
    public required IStoreSignals Signals { get; init; }
}
