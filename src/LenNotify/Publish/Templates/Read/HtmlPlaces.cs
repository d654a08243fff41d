namespace LenNotify;

/// <summary>
/// Finds values that stand where escaping does not make them harmless: in a script or style, in a tag outside of quotes, in an
/// attribute that runs or loads something.
/// </summary>
internal static class HtmlPlaces
{
    private const string Whole = "stretches that begin and end in text, or within the same quotes";
    private const string Limit = "values in text, and in quotes in alt, title, class, lang, dir, aria-label; a link at the beginning of href or src";
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase) { "alt", "title", "class", "lang", "dir", "aria-label" };
    /// <summary>Elements whose content is no ordinary text.</summary>
    internal static readonly string[] Closed = ["script", "style", "iframe", "textarea", "noscript", "xmp", "object", "svg", "math", "template"];

    /// <param name="field">Where it stands, for problems.</param>
    /// <param name="html">The source.</param>
    /// <param name="places">Its places, in order.</param>
    /// <param name="problems">What is wrong is noted here.</param>
    /// <param name="isPart">It is shown within another one's text.</param>
    internal static void Check(string field, string html, IReadOnlyList<HtmlPlace> places, List<Problem> problems, bool isPart = false)
    {
        var (at, next) = (0, 0);
        var state = new HtmlState();
        var begun = new Stack<string>();
        while (at < html.Length)
        {
            if (next < places.Count && places[next].From == at)
            {
                if (places[next].Block != HtmlBlock.None)
                {
                    CheckBlock(places[next].Block, state.Here, begun, () => Add(field, html, at, "a stretch that may be left out ends elsewhere in the HTML than it began.", Whole, problems));
                }
                else
                {
                    if (Wrong(places[next], state) is { } wrong)
                    {
                        Add(field, html, at, wrong, Limit, problems);
                    }

                    state.Value();
                }

                at = places[next++].To;
                continue;
            }

            state.Read(html, at++);
        }

        if (isPart && state.Here != new HtmlState().Here)
        {
            Add(field, html, html.Length, "it ends within a tag, or within an element whose content is no text.", "whole elements and text", problems);
        }
    }

    // What is left out or repeated must leave one where it found one, or all behind it stands elsewhere than it seems.
    private static void CheckBlock(HtmlBlock block, string here, Stack<string> begun, Action refuse)
    {
        if (block == HtmlBlock.Begins)
        {
            begun.Push(here);
        }
        else if (begun.TryPeek(out var began))
        {
            if (began != here)
            {
                refuse();
            }

            _ = block == HtmlBlock.Ends ? begun.Pop() : began;
        }
    }

    private static void Add(string field, string html, int at, string wrong, string limit, List<Problem> problems) =>
        problems.Add(new(field, FormattableString.Invariant($"line {1 + html.AsSpan(0, at).Count('\n')}: {wrong}"), limit));

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
