using LenNotify.Storage;

namespace LenNotify;

/// <summary>What sound contacts are. A problem names the field and never shows the address.</summary>
internal static class ContactRules
{
    private const int MaxAddress = 4_096;
    private const int MaxChannel = 32;
    private const int MaxSource = 200;
    private const int MaxContacts = 100;

    internal static void Check(HostContact contact, Evidence evidence)
    {
        var problems = new List<Problem>();
        CheckChannel(contact.Channel, problems);
        if (contact.Address is not { Length: > 0 and <= MaxAddress })
        {
            problems.Add(new("address", FormattableString.Invariant($"has {contact.Address?.Length ?? 0} characters."), "1 to 4,096 characters"));
        }
        else if (!IsPlain(contact.Address))
        {
            problems.Add(new("address", "has control characters or half a surrogate pair.", "whole Unicode on one line"));
        }

        if (contact.Country is { } country && (country.Length != 2 || !country.All(char.IsAsciiLetterUpper)))
        {
            problems.Add(new("country", "is not a country.", "two upper-case letters of ISO 3166, or none"));
        }

        CheckEvidence(evidence, problems);
        Demand(problems);
    }

    internal static void Check(string channel, Evidence? evidence)
    {
        var problems = new List<Problem>();
        CheckChannel(channel, problems);
        CheckEvidence(evidence, problems);
        Demand(problems);
    }

    /// <summary>Refuses one more than a person may have: each of them is sent to.</summary>
    internal static void CheckRoom(ContactBook book, Contact? known)
    {
        if (known is null && book.Contacts.Count >= MaxContacts)
        {
            Demand([new("contacts", FormattableString.Invariant($"has {book.Contacts.Count} entries."), "100 entries; remove one first")]);
        }
    }

    private static void CheckChannel(string? channel, List<Problem> problems)
    {
        if (channel is not { Length: > 0 and <= MaxChannel } || !channel.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_'))
        {
            problems.Add(new("channel", "is not a channel name.", "1-32 lower-case letters, digits, - and _"));
        }
    }

    private static void CheckEvidence(Evidence? evidence, List<Problem> problems)
    {
        if (evidence is not null && (evidence.Source is not { Length: > 0 and <= MaxSource } || !IsPlain(evidence.Source)))
        {
            problems.Add(new("evidence.source", FormattableString.Invariant($"has {evidence.Source?.Length ?? 0} characters, or some that are not plain."), "1 to 200 characters on one line"));
        }

        if (evidence?.TextVersion is { } version && (version.Length > MaxSource || !IsPlain(version)))
        {
            problems.Add(new("evidence.text_version", FormattableString.Invariant($"has {version.Length} characters, or some that are not plain."), "up to 200 characters on one line"));
        }
    }

    private static bool IsPlain(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (!isPair && (char.IsControl(text[i]) || char.IsSurrogate(text[i]) || text[i] is '\u2028' or '\u2029'))
            {
                return false;
            }

            i += isPair ? 1 : 0;
        }

        return true;
    }

    private static void Demand(List<Problem> problems)
    {
        if (problems.Count > 0)
        {
            throw new InvalidInputException("contact", problems);
        }
    }
}
