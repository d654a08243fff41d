namespace LenNotify;

/// <summary>
/// Finds values that stand where escaping does not make them harmless: in a script or style, in a tag outside of quotes, in an
/// attribute that runs or loads something.
/// </summary>
internal static class HtmlPlaces
{
    private const string Limit = "values in text, and in quotes in alt, title, class, lang, dir, aria-label; a link at the beginning of href or src";
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase) { "alt", "title", "class", "lang", "dir", "aria-label" };
    /// <summary>Elements whose content is no ordinary text.</summary>
    internal static readonly string[] Closed = ["script", "style", "iframe", "textarea", "noscript", "xmp", "object", "svg", "math", "template"];

    internal static void Check(string field, string html, IReadOnlyList<HtmlPlace> places, List<Problem> problems)
    {
        var (at, next) = (0, 0);
        var state = new HtmlState();
        while (at < html.Length)
        {
            if (next < places.Count && places[next].From == at)
            {
                if (Wrong(places[next], state) is { } wrong)
                {
                    problems.Add(new(field, FormattableString.Invariant($"line {1 + html.AsSpan(0, at).Count('\n')}: {wrong}"), Limit));
                }

                state.Value();
                at = places[next++].To;
                continue;
            }

            state.Read(html, at++);
        }
    }

    private static string? Wrong(HtmlPlace place, HtmlState state) =>
        state.Inside is { } element && Closed.Contains(element, StringComparer.OrdinalIgnoreCase) ? $"a value stands within <{element}>."
        : !state.InTag ? null
        : place.IsRendered ? "a value that is HTML itself stands within a tag."
        : !state.InQuotes ? "a value stands within a tag and outside of quotes."
        : Harmless.Contains(state.Attribute) ? null
        : state.Attribute.Equals("href", StringComparison.OrdinalIgnoreCase) || state.Attribute.Equals("src", StringComparison.OrdinalIgnoreCase)
            ? place.IsUrl && state.AtStart ? null : $"only a link may stand in {state.Attribute}, and only at its beginning."
        : $"a value stands in the attribute '{Shown.Of(state.Attribute)}'.";
}
