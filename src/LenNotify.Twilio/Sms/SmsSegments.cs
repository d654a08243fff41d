namespace LenNotify;

/// <summary>How many segments a text is paid for: GSM 7-bit where every character is in it, else UCS-2.</summary>
internal static class SmsSegments
{
    private const string Basic = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private const string Extended = "^{}\\[~]|€\f";
    private const string Cut = "...";

    internal static int Count(ReadOnlySpan<char> text)
    {
        var isGsm = true;
        foreach (var c in text)
        {
            isGsm &= Basic.Contains(c, StringComparison.Ordinal) || Extended.Contains(c, StringComparison.Ordinal);
        }

        return isGsm ? Count(text, 160, 153, static (text, at) => (1, Extended.Contains(text[at], StringComparison.Ordinal) ? 2 : 1))
            : Count(text, 70, 67, static (text, at) => char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? (2, 2) : (1, 1));
    }

    /// <summary>The text, or as much of its beginning as fits, with a mark that something is missing.</summary>
    internal static string Fitted(string text, int most)
    {
        if (Count(text) <= most)
        {
            return text;
        }

        var (fits, tooLong) = (0, text.Length);
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            (fits, tooLong) = Count(text[..middle] + Cut) <= most ? (middle, tooLong) : (fits, middle);
        }

        return text[..(fits > 0 && char.IsHighSurrogate(text[fits - 1]) ? fits - 1 : fits)] + Cut;
    }

    // A character that takes two units is never divided between two segments.
    private static int Count(ReadOnlySpan<char> text, int single, int each, Func<ReadOnlySpan<char>, int, (int Characters, int Units)> next)
    {
        var (all, segments, used) = (0, 1, 0);
        for (var at = 0; at < text.Length;)
        {
            var (characters, units) = next(text, at);
            all += units;
            (segments, used) = used + units > each ? (segments + 1, units) : (segments, used + units);
            at += characters;
        }

        return all <= single ? 1 : segments;
    }
}
