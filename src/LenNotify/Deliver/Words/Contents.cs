using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// What deliveries say. It is rendered when the first attempt is about to be made, since only then the members, the channel and
/// the person's language are settled, and frozen in the store before anything is sent: retries, a repeat after a crash and a
/// replay say the same, whatever became of template, language and zone since.
/// </summary>
internal sealed partial class Contents(TemplateShelf shelf, ContentWords words, FrozenContents frozen, Recipients people, ILogger<Contents> log)
{
    /// <summary>The content of a start.</summary>
    internal async ValueTask<RenderedContent> OfAsync(ClaimedDelivery claimed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Nothing can be frozen yet where nothing was ever started.
        var again = claimed.Due.Attempts > 0 || claimed.Due.CapsTaken || claimed.FirstAttemptAt != claimed.StartedAt;
        if (again && await frozen.FindAsync(claimed, cancellationToken).ConfigureAwait(false) is { } known)
        {
            return known;
        }

        var templates = await shelf.GetAsync(cancellationToken).ConfigureAwait(false);
        if (templates.IsEmpty)
        {
            return Plain(claimed);
        }

        var person = (await people.GetAsync([claimed.UserId], now, cancellationToken).ConfigureAwait(false))[0];
        return Rendered(templates, claimed, person) is { } made
            ? await frozen.KeepAsync(claimed, made, now, cancellationToken).ConfigureAwait(false)
            : Plain(claimed);
    }

    /// <summary>They arrived, and nobody says them again.</summary>
    internal Task ForgetAsync(IEnumerable<Guid> delivered, DateTimeOffset now, CancellationToken cancellationToken) =>
        frozen.ForgetAsync(delivered, now, cancellationToken);

    private RenderedContent? Rendered(TemplateSet templates, ClaimedDelivery claimed, Recipient person)
    {
        try
        {
            return words.Of(templates, claimed.Due, person.Language, person.TimeZone);
        }
        catch (TemplateLimitException limit)
        {
            TooMuch(log, claimed.Due.Id, claimed.Due.Channel, limit.Message);
            return null;
        }
    }

    private static RenderedContent Plain(ClaimedDelivery claimed) => PlainContent.Of([.. claimed.Due.Members.Select(item => item.Notification)]);

    [LoggerMessage(2750, LogLevel.Error, "The template of delivery {DeliveryId} over {Channel} is not used, because {Limit}: title and message are sent instead.")]
    private static partial void TooMuch(ILogger logger, Guid deliveryId, string channel, string limit);
}
