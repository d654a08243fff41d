using LenNotify.Storage;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Finds the template, the wording and the values of a delivery, and renders them. Pure but for the time that a rendering may take.</summary>
internal sealed class ContentWords
{
    internal const string Digest = "digest";
    internal const string Group = "group";

    private readonly TemplateOptions _options;
    private readonly TemplateRenderer _renderer;
    private readonly ITimeZones _zones;
    private readonly string _zone;
    private readonly SensitiveKeys _sensitive;

    internal ContentWords(IOptions<TemplateOptions> templates, IOptions<NotificationOptions> options, ITimeZones zones, SensitiveKeys sensitive, TimeProvider time)
    {
        (_options, _zones, _sensitive) = (templates.Value, zones, sensitive);
        _renderer = new TemplateRenderer(new TemplateLimits(_options.MostText, _options.MostHtml, _options.LongestRendering, _options.MostDigestItems), time);
        _zone = zones.TryCanonicalize(options.Value.DefaultTimeZone, out var zone) ? zone : "Etc/UTC";
    }

    /// <summary>What the delivery says to the person; null when no template has words for it.</summary>
    internal RenderedContent? Of(TemplateSet templates, DueDelivery due, string? language, string? zone)
    {
        var members = due.Members;
        var grouped = members.Any(item => Said(item, due.Channel) is { Reason: Reason.Grouped });
        var bundle = members.Count > 1 || members.Any(item => Digests.Of(item, due.Channel) is not null);
        foreach (var key in bundle ? grouped ? [Group, Digest] : [Digest] : Keys(members[0].Notification))
        {
            if (templates.TryFind(key, out var template) && template.Choose(due.Channel, language) is { } wording)
            {
                var locale = TemplateLocale.Of(wording.Language, language, _zones, zone ?? _zone);
                BundleItem[] items = [.. members.Select(item => Item(item.Notification, item.CreatedAt, template, Said(item, due.Channel)))];
                return bundle ? _renderer.Render(wording, NewestFirst(items), locale) : _renderer.Render(wording, items[0].Values, locale);
            }
        }

        return null;
    }

    /// <summary>What a person would be sent.</summary>
    internal RenderedContent? Preview(CompiledTemplate template, TemplatePreview preview)
    {
        if (template.Choose(preview.Channel, preview.Language) is not { } wording)
        {
            return null;
        }

        var zone = preview.TimeZone is null ? _zone
            : _zones.TryCanonicalize(preview.TimeZone, out var known) ? known
            : throw new InvalidInputException("preview", [TextRules.NotAZone("time_zone", preview.TimeZone)]);
        var locale = TemplateLocale.Of(wording.Language, preview.Language, _zones, zone);
        var first = new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
        BundleItem[] items = [.. preview.Notifications.Select((one, i) => Item(one, first.AddMinutes(i), template, null))];
        return items.Length > 1 || template.Source.Key is Digest or Group
            ? _renderer.Render(wording, NewestFirst(items), locale)
            : _renderer.Render(wording, items[0].Values, locale);
    }

    private static IEnumerable<string> Keys(Notification notification) =>
        notification.Template is { } named ? [named, notification.Type] : [notification.Type];

    private BundleItem Item(Notification notification, DateTimeOffset createdAt, CompiledTemplate template, StoredDecision? said) => new(
        new NotificationValues(_sensitive.Without(notification), createdAt, template.Known, _options.Site),
        said is { Reason: Reason.Grouped } && notification.GroupKey is { } group ? group : Spoken(notification.Type),
        createdAt);

    private BundleValues NewestFirst(BundleItem[] items)
    {
        Array.Reverse(items);
        return new BundleValues([.. items.OrderByDescending(item => item.CreatedAt)], _options.MostDigestItems);
    }

    private static StoredDecision? Said(InboxItem item, string channel) => item.Decisions.FirstOrDefault(decision => decision.Channel == channel);

    // order_filled is Order filled.
    private static string Spoken(string type) => string.Create(type.Length, type, static (into, from) =>
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = i == 0 ? char.ToUpperInvariant(from[i]) : char.IsAsciiLetterOrDigit(from[i]) ? from[i] : ' ';
        }
    });
}
