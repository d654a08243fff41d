namespace LenNotify;

/// <summary>
/// One channel's words in one language. <c>{{ path }}</c> shows a value, <c>{{ path | format }}</c> in a form of the person's
/// culture and zone; <c>\{{</c> shows two braces.
/// </summary>
public sealed record Wording
{
    /// <summary>The channel; null for every channel that has no words of its own.</summary>
    public string? Channel { get; init; }

    /// <summary>A BCP 47 tag; null for the template's own language.</summary>
    public string? Language { get; init; }

    /// <summary>One line; null is the notification's title.</summary>
    public string? Subject { get; init; }

    /// <summary>Plain text, also what a phone says.</summary>
    public required string Text { get; init; }

    /// <summary>The same as HTML. Values are escaped, and may stand in text and in a few quoted attributes only.</summary>
    public string? Html { get; init; }

    /// <summary>The same as a JSON list of blocks, for Slack. Values may stand within its texts only.</summary>
    public string? Blocks { get; init; }

    /// <summary>What is shown as a list of labels and values by <c>{{ facts }}</c>; those whose value is missing are left out.</summary>
    public IReadOnlyList<WordingFact> Facts { get; init => field = ValueList.Of(value); } = ValueList.Of<WordingFact>(null);

    /// <summary>
    /// What comes any number of times, by name: <c>open</c> for the notification's link and <c>link</c> for each button, which
    /// <c>{{ links }}</c> shows; <c>fact</c> for each of <see cref="Facts"/>; <c>item</c> for each notification of a digest, which <c>{{ items }}</c> shows, and
    /// <c>group</c> for those of one type or group, which <c>{{ groups }}</c> shows.
    /// </summary>
    public IReadOnlyDictionary<string, WordingPart> Parts { get; init => field = ValueMap.Of(value); } = ValueMap.Of<WordingPart>(null);
}
