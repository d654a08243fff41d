using System.Diagnostics;

namespace LenNotify.Tests.Shared;

/// <summary>All that a span says, in one text.</summary>
public static class SpanText
{
    public static string Of(Activity span) => string.Join(' ',
        [
            span.DisplayName, $"{span.StatusDescription}", $"{span.TraceStateString}",
            .. span.TagObjects.Concat(span.Events.SelectMany(one => one.Tags)).Concat(span.Links.SelectMany(link => link.Tags ?? [])).Select(tag => $"{tag.Key}={tag.Value}"),
            .. span.Baggage.Select(one => $"{one.Key}={one.Value}"), .. span.Events.Select(one => one.Name),
        ]);
}
