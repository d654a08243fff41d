using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using static System.FormattableString;

namespace LenNotify;

/// <summary>What names and texts may be: shared by everything that is validated.</summary>
internal static partial class TextRules
{
    internal const int MaxKey = 64;
    internal const int MaxAttributeValue = 256;
    internal const int MaxChannels = 64;

    internal static void CheckChannel(string field, string? name, List<Problem> problems)
    {
        if (!IsChannel(name))
        {
            problems.Add(new(field, $"'{Shown.Of(name)}' is not a channel name.", "1-32 lower-case letters, digits, - and _, first a letter or digit"));
        }
    }

    internal static void CheckChannels(string field, IReadOnlyList<string> names, List<Problem> problems)
    {
        CheckCount(field, names.Count, MaxChannels, problems);
        for (var i = 0; i < Math.Min(names.Count, MaxChannels); i++)
        {
            if (!IsChannel(names[i]))
            {
                CheckChannel($"{field}[{i}]", names[i], problems);
            }
        }
    }

    internal static void CheckType(string field, string? name, List<Problem> problems)
    {
        if (name is null || !TypeName().IsMatch(name))
        {
            problems.Add(new(field, $"'{Shown.Of(name)}' is not a type name.", "1-128 letters, digits and _ . : -, first a letter or digit"));
        }
    }

    internal static void CheckKey(string field, string? key, List<Problem> problems)
    {
        if (!IsKey(key))
        {
            problems.Add(new(field, $"'{Shown.Of(key)}' is not a key.", $"1-{MaxKey} letters, digits and _ . -"));
        }
    }

    /// <summary>One line of text that is there.</summary>
    internal static void CheckLine(string field, string? text, int most, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            problems.Add(new(field, "is empty.", Invariant($"1-{most:N0} characters")));
            return;
        }

        CheckText(field, text, most, problems, lines: false);
    }

    /// <summary>Text that can be stored and shown anywhere: bounded, whole Unicode, no control characters.</summary>
    internal static void CheckText(string field, string text, int most, List<Problem> problems, bool lines)
    {
        if (text.Length > most)
        {
            problems.Add(new(field, Invariant($"has {text.Length:N0} characters."), Invariant($"{most:N0} characters")));
        }

        if (Bad(text, lines) is { } bad)
        {
            problems.Add(new(field, bad, lines ? "whole Unicode; line breaks and tabs are fine" : "whole Unicode on one line"));
        }
    }

    /// <summary>What <see cref="FirstBad"/> finds, in a sentence; null when it finds nothing.</summary>
    internal static string? Bad(string text, bool lines)
    {
        if (FirstBad(text, lines) is not (>= 0 and var at))
        {
            return null;
        }

        var what = char.IsSurrogate(text[at]) ? "half a surrogate pair" : char.IsControl(text[at]) ? "a control character" : "a line separator";
        return $"has {what} (U+{(int)text[at]:X4}) at {at}.";
    }

    internal static void CheckCount(string field, int count, int most, List<Problem> problems)
    {
        if (count > most)
        {
            problems.Add(new(field, Invariant($"has {count:N0} entries."), Invariant($"{most:N0} entries")));
        }
    }

    internal static void CheckDefined<T>(string field, T? value, string allowed, List<Problem> problems)
        where T : struct, Enum
    {
        if (value is { } given && !Enum.IsDefined(given))
        {
            problems.Add(new(field, $"is {WireNames.Of(given)}.", allowed));
        }
    }

    /// <summary>Whether something is missing where careless code left null: nothing more can be said about it.</summary>
    internal static bool IsNull(string field, [NotNullWhen(false)] object? value, string allowed, List<Problem> problems)
    {
        if (value is null)
        {
            problems.Add(new(field, "is null.", allowed));
        }

        return value is null;
    }

    internal static Problem NotAZone(string field, string? zone) =>
        new(field, $"'{Shown.Of(zone)}' is not a time zone.", "an id of the tz database such as Europe/Amsterdam, or a Windows id");

    internal static bool IsChannel([NotNullWhen(true)] string? name) => name is not null && ChannelName().IsMatch(name);

    internal static bool IsKey([NotNullWhen(true)] string? key) => key is not null && AttributeKey().IsMatch(key);

    /// <summary>The same that <see cref="CheckLine"/> finds, for lists: the name of a field is made only for one that is not sound.</summary>
    internal static bool IsLine([NotNullWhen(true)] string? text, int most) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= most && FirstBad(text, lines: false) < 0;

    internal static bool IsLanguage(string tag) => tag.Length <= 35 && LanguageTag().IsMatch(tag);

    /// <summary>The first control character, lone surrogate or, in a single line, line separator; or -1.</summary>
    internal static int FirstBad(ReadOnlySpan<char> text, bool lines)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(c) || (lines ? char.IsControl(c) && c is not ('\n' or '\r' or '\t') : char.IsControl(c) || c is '\u2028' or '\u2029'))
            {
                return i;
            }
        }

        return -1;
    }

    // \z, not $: $ also matches before a final line feed.
    [GeneratedRegex(@"\A[a-z0-9][a-z0-9_-]{0,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ChannelName();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\A[A-Za-z0-9_.-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AttributeKey();

    [GeneratedRegex(@"\A[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\z", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();
}
