namespace LenNotify;

/// <summary>A person in the cache.</summary>
/// <param name="UserId">Who it is.</param>
/// <param name="Recipient">What is known.</param>
/// <param name="Preferences">The version of the document that it was made from; 0 for none.</param>
/// <param name="Contacts">The version of the contact book that it was made from.</param>
/// <param name="CheckedAt">When that was last known to be the latest.</param>
internal sealed record RecipientEntry(string UserId, Recipient Recipient, long Preferences, long Contacts, DateTimeOffset CheckedAt)
{
    // Each is a quarter to half a second.
    private const int RoundsOfRegulars = 4;
    private static readonly TimeSpan Regularly = TimeSpan.FromSeconds(2);

    /// <summary>How often it is still compared along with others though nobody asks.</summary>
    internal int Rounds { get; private init; }

    /// <summary>Whether somebody asked for the person since.</summary>
    internal bool Asked { get; private set; }

    /// <summary>
    /// As it is after this comparison. Who is asked for again within two seconds is a regular, and stays known for about a second
    /// longer: else the one who publishes to the person each second would wait for the comparison each time.
    /// </summary>
    internal RecipientEntry After(RecipientEntry? before, bool isAsked) => before is null ? this : this with
    {
        Rounds = isAsked || before.Asked
            ? CheckedAt - before.CheckedAt < Regularly ? RoundsOfRegulars : 0
            : Math.Max(0, before.Rounds - 1),
    };

    /// <summary>Notes that somebody asks. Mostly it is noted already, and a write would only take the line from other cores.</summary>
    internal void Ask()
    {
        if (!Asked)
        {
            Asked = true;
        }
    }
}
