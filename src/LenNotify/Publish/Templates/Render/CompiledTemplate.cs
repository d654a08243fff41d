namespace LenNotify;

/// <summary>A template, ready to be rendered.</summary>
internal sealed class CompiledTemplate(Template source, KnownVariables known, IReadOnlyList<CompiledWording> wordings)
{
    internal Template Source => source;

    internal KnownVariables Known => known;

    internal IReadOnlyList<CompiledWording> Wordings => wordings;

    /// <summary>
    /// The person's language before the channel's own words: first the language, then its parents, then the template's own;
    /// in each the channel's words, then those for every channel. Null when there are none.
    /// </summary>
    internal CompiledWording? Choose(string channel, string? language)
    {
        for (var left = language; !string.IsNullOrEmpty(left); left = left.LastIndexOf('-') is var at and > 0 ? left[..at] : null)
        {
            if (Find(channel, left) is { } found)
            {
                return found;
            }
        }

        return Find(channel, source.Language);
    }

    private CompiledWording? Find(string channel, string language)
    {
        CompiledWording? generic = null;
        foreach (var wording in wordings)
        {
            if (!wording.Language.Equals(language, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (wording.Source.Channel == channel)
            {
                return wording;
            }

            generic = wording.Source.Channel is null ? wording : generic;
        }

        return generic;
    }
}
