namespace LenNotify;

/// <summary>A person in the cache.</summary>
/// <param name="UserId">Who it is.</param>
/// <param name="Recipient">What is known.</param>
/// <param name="Preferences">The version of the document that it was made from; 0 for none.</param>
/// <param name="Contacts">The version of the contact book that it was made from.</param>
/// <param name="CheckedAt">When that was last known to be the latest.</param>
internal sealed record RecipientEntry(string UserId, Recipient Recipient, long Preferences, long Contacts, DateTimeOffset CheckedAt)
{
    /// <summary>Whether somebody asked for the person since.</summary>
    internal bool Asked { get; private set; }

    /// <summary>Notes that somebody asks. Mostly it is noted already, and a write would only take the line from other cores.</summary>
    internal void Ask()
    {
        if (!Asked)
        {
            Asked = true;
        }
    }
}
